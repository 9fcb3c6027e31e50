import type { Filters } from '@/dashboard/filters';
import { formatText } from '@/format/format-value';
import { cutMiddle, showControls } from '@/format/readable-text';
import type { ServiceFacts } from '@/health/service-facts';
import type { Spent } from '@/prometheus/spending';
import { formatDuration } from '@/promql/duration';

/** A server that warns may do so at length, as may an address; longer than this nobody reads above a page. Characters. */
const LONGEST = 200;

/** What a server warns of, as none or one sentence. */
export function doubtText([first, ...others]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return [`The numbers behind the verdict: ${cutMiddle(showControls(first), LONGEST)}${more}`];
}

/** What is filtered by and is no instance, a sentence each. Where there is none at all the verdict says so; a service may also have no `up`, by which instances are known. */
export function strangersText({ service, instances }: Filters, facts: Pick<ServiceFacts, 'instances'> | null): readonly string[] {
  if (facts === null || facts.instances.length === 0) return [];
  const unknown = instances.filter((name) => facts.instances.every(({ instance }) => instance !== name));
  return unknown.map((name) => `URL: instance=${cutMiddle(showControls(name), LONGEST)} matches no instance of ${service}`);
}

/**
 * How often a page asks and was told to ask, in seconds, null and `off` where it does not; what that costs, and the share of its time that a server
 * may be kept busy.
 */
type Asking = { every: number | null; told: number | 'off'; spent: Spent | null; share: number; server: string };

/** That the page asks less often than it was told to, and why, as none or one sentence. */
export function slowedText({ every, told, spent, share, server }: Asking): readonly string[] {
  if (told === 'off' || every === null || every <= told) return [];
  const cost = formatText(spent?.atLeast ?? null, 'seconds');
  return [`Asks every ${formatDuration(every)} instead of every ${formatDuration(told)}: a refresh costs ${server} at least ${cost} of work, and this page may take ${formatText(share, 'ratio')} of its time.`];
}
