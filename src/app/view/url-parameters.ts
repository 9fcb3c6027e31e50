import type { UrlList, UrlText, UrlValue } from './url-text';
import { URL_PARSERS } from './url-parsers';

type Name = keyof typeof URL_PARSERS;

/** Everything that stands in the URL; null: nothing, or nothing that makes sense. */
export type UrlParameters = { [N in Name]: UrlValue<(typeof URL_PARSERS)[N]> | null };

const NAMES = Object.keys(URL_PARSERS) as readonly Name[];

/** The last reading of each parameter, by its name. */
const readings = new Map<string, { written: string; value: unknown }>();

/** Each value is the same object as long as its text is the same: everything that is asked is made anew with them. */
export function readParameters(search: string): UrlParameters {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(NAMES.map((name) => [name, readingOf(name, parameters.getAll(name))])) as UrlParameters;
}

function readingOf(name: Name, texts: readonly string[]): unknown {
  const written = JSON.stringify(texts);
  const last = readings.get(name);
  if (last?.written === written) return last.value;
  const value = valueOf(URL_PARSERS[name], texts);
  readings.set(name, { written, value });
  return value;
}

function valueOf(parser: UrlText<unknown> | UrlList<unknown>, texts: readonly string[]): unknown {
  const [first] = texts;
  if (first === undefined) return null;
  if (!('each' in parser)) return parser.parse(first);
  const values = texts.map((text) => parser.each.parse(text)).filter((value) => value !== null);
  return values.length === 0 ? null : values;
}

/** The query with some parameters changed; null takes one out. What others have put into it stays. */
export function withParameters(search: string, changes: Partial<UrlParameters>): string {
  const parameters = new URLSearchParams(search);
  for (const name of NAMES) {
    const value = changes[name];
    if (value !== undefined) write(parameters, name, value);
  }
  // What means nothing inside a query stays as one reads it.
  const text = parameters.toString().replaceAll(/%(?:2F|3A|2C|40)/g, decodeURIComponent);
  return text === '' ? '' : `?${text}`;
}

function write(parameters: URLSearchParams, name: Name, value: unknown): void {
  const parser: UrlText<unknown> | UrlList<unknown> = URL_PARSERS[name];
  if (!('each' in parser)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, parser.serialize(value));
    return;
  }
  parameters.delete(name);
  for (const each of Array.isArray(value) ? value : []) parameters.append(name, parser.each.serialize(each));
}
