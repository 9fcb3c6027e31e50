/** A link of `config.json` to another system, such as the logs of a service; `url` holds placeholders. */
export type LinkTemplate = { name: string; url: string };

/**
 * The values for the placeholders. `endpoint` and `instance` are null where not exactly one is meant; times in Unix
 * seconds.
 */
export type LinkSubject = {
  service: string;
  endpoint: string | null;
  instance: string | null;
  start: number;
  end: number;
};

export type ExternalLink = { text: string; url: string };

// Every system wants time in a form of its own.
const VALUES: ReadonlyMap<string, (subject: LinkSubject) => string | null> = new Map([
  ['service', ({ service }) => service],
  ['endpoint', ({ endpoint }) => endpoint],
  ['instance', ({ instance }) => instance],
  ['from', ({ start }) => String(Math.floor(start))],
  ['to', ({ end }) => String(Math.ceil(end))],
  ['fromMs', ({ start }) => String(Math.floor(start * 1000))],
  ['toMs', ({ end }) => String(Math.ceil(end * 1000))],
  ['fromIso', ({ start }) => new Date(start * 1000).toISOString()],
  ['toIso', ({ end }) => new Date(end * 1000).toISOString()],
]);

/** `{service}`, `{endpoint}` and the others, as they are written in a template. */
export const PLACEHOLDERS: readonly string[] = Array.from(VALUES.keys(), (name) => `{${name}}`);

/** A word in braces; other braces, as in a LogQL selector, are part of the address. */
const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/** The placeholders of a template that are not supported. */
export function unknownPlaceholders(template: string): string[] {
  return Array.from(template.matchAll(PLACEHOLDER), ([written]) => written).filter(
    (written) => !PLACEHOLDERS.includes(written),
  );
}

/** The links that can be filled in: one that names the endpoint is left out where all endpoints are looked at. */
export function externalLinks(templates: readonly LinkTemplate[], subject: LinkSubject): ExternalLink[] {
  return templates.flatMap(({ name, url }) => {
    const filled = filledIn(url, subject);
    return filled === null ? [] : [{ text: name, url: filled }];
  });
}

function filledIn(template: string, subject: LinkSubject): string | null {
  let isComplete = true;
  const filled = template.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = VALUES.get(name)?.(subject) ?? null;
    isComplete &&= value !== null;
    return encoded(value ?? '');
  });
  return isComplete ? filled : null;
}

/** A label may hold half a surrogate pair, at which encoding would throw. */
function encoded(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'));
}
