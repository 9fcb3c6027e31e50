import type { Filters } from '@/dashboard/filters';
import { formatText } from '@/format/format-value';
import { quoted } from '@/format/readable-text';
import type { ServiceFacts } from '@/health/service-facts';
import { listed } from '@/instrumentation/listed';
import type { Spent } from '@/prometheus/server/spending';
import { lengthText } from '@/app/view/range-text';

/** What a server warns of, as none or one sentence. */
export function doubtText([first, ...others]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return [`The numbers behind the verdict: ${quoted(first)}${more}`];
}

/**
 * A sentence for each filter by an instance that does not exist. None where no instance is known at all: the verdict
 * says that, or the service has no `up`.
 */
export function strangersText(
  { service, instances }: Filters,
  facts: Pick<ServiceFacts, 'instances'> | null,
): readonly string[] {
  if (facts === null || facts.instances.length === 0) return [];
  const unknown = instances.filter((name) => facts.instances.every(({ instance }) => instance !== name));
  return unknown.map((name) => `URL: instance=${quoted(name)} matches no instance of ${service}`);
}

/** Says that the service in the URL is not known; the names of those that are follow. */
export function unknownServiceText(service: string): string {
  return `No metric that Vigie knows has job="${quoted(service)}". Services it knows here:`;
}

/** The names with most pairs of letters in common with `service` first: most wrong names are wrong by a few letters. */
export function likestFirst(service: string, names: readonly string[]): string[] {
  const likeness = (name: string) =>
    Array.from(service).filter((_, i) => name.includes(service.slice(i, i + 2))).length;
  return names.toSorted((a, b) => likeness(b) - likeness(a));
}

/** The same with few of the names, where nothing can be pressed. */
export const unknownServiceSentence = (service: string, known: readonly string[]): string =>
  `${unknownServiceText(service)} ${known.length === 0 ? 'none' : quoted(listed(likestFirst(service, known)))}.`;

/**
 * How often a page asks and was told to ask, in seconds, null and `off` where it does not; what that costs, and the
 * share of its time that a server may be kept busy.
 */
type Asking = { interval: number | null; chosen: number | 'off'; spent: Spent | null; share: number; server: string };

/** Says that the page refreshes less often than it was told to, and why; empty where it does not. */
export function slowedText({ interval, chosen, spent, share, server }: Asking): readonly string[] {
  if (chosen === 'off' || interval === null || interval <= chosen) return [];
  const cost = formatText(spent?.atLeast ?? null, 'seconds');
  return [
    `Asks every ${lengthText(interval)} instead of every ${lengthText(chosen)}: a refresh costs ${server} at least ${cost} of work, and this page may take ${formatText(share, 'ratio')} of its time.`,
  ];
}
