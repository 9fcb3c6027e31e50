import { formatAge } from '@/format/format-age';
import { formatClock } from '@/format/clock';
import { formatText } from '@/format/format-value';
import { changeName } from './beginning';
import { median, valuesBetween } from './line';
import type { Change, ServiceFacts } from './service-facts';
import type { Since, WatchSegment } from './verdict';
import { lastTrouble } from './watch-line';

/** Before and after a deploy so much time is compared, seconds, and so much must have passed since. */
const COMPARED = 1800;
const SETTLED = 300;
/** Changes smaller than this are the noise of any service; the first is relative, the second in points of the error ratio. */
const NOISE = 1.2;
const RATIO_NOISE = 0.001;

/** Since when all is well: the end of the last trouble, or the beginning of the range. null without any line. */
export function okSince({ history }: ServiceFacts, segments: readonly WatchSegment[]): Since | null {
  const trouble = lastTrouble(segments);
  if (trouble !== null) return { time: trouble.to, before: false };
  const start = watchStart({ history });
  return start === null ? null : { time: start, before: true };
}

/** Where the range begins, whether or not there was anything to see yet. */
function watchStart({ history }: Pick<ServiceFacts, 'history'>): number | null {
  return (history.requestRate ?? history.up[0])?.times[0] ?? null;
}

/** What the last stretch that was not OK was, or that there was none. */
export function quietText(facts: ServiceFacts, segments: readonly WatchSegment[], timeZone: string): string | null {
  const since = okSince(facts, segments);
  const trouble = lastTrouble(segments);
  if (since === null) return null;
  if (trouble === null) return `Nothing unusual in the last ${lengthText(facts.at - since.time)}`;
  if (trouble.level === 'none' && trouble.from <= (watchStart(facts) ?? -Infinity)) return `Data begins at ${formatClock(trouble.to, timeZone)}; nothing unusual since`;
  const what = trouble.level === 'none' ? 'No answer' : trouble.level === 'critical' ? 'Critical' : 'Warning';
  return `${what} for ${formatAge(trouble.to - trouble.from)} until ${formatClock(trouble.to, timeZone)}, OK since`;
}

/** A range is a few seconds longer or shorter on its grid: nobody asked for 5 min 04 s. */
function lengthText(seconds: number): string {
  const hours = Math.round(seconds / 3600);
  if (Math.abs(seconds - hours * 3600) > 120 || hours === 0) return seconds < 3600 ? `${Math.max(1, Math.round(seconds / 60))} min` : formatAge(seconds);
  return hours === 1 ? 'hour' : `${hours} hours`;
}

/** What errors and latency did after the last deploy that is old enough to tell; `short` for the wall. null where there was none. */
export function deployText(facts: ServiceFacts, timeZone: string): { text: string; short: string } | null {
  const deploy = facts.changes.findLast(({ kind, time }) => kind === 'deploy' && facts.at - time >= SETTLED);
  if (deploy === undefined) return null;
  const when = `after ${changeName(deploy)} at ${formatClock(deploy.time, timeZone)}`;
  const errors = compare(facts, 'errorRatio', deploy);
  const p95 = compare(facts, 'p95', deploy);
  if (errors === null || p95 === null) return null;
  const rises = [
    errors.after > errors.before * NOISE + RATIO_NOISE ? `Errors rose from ${formatText(errors.before, 'ratio')} to ${formatText(errors.after, 'ratio')}` : null,
    p95.after > p95.before * NOISE ? `p95 rose from ${formatText(p95.before, 'seconds')} to ${formatText(p95.after, 'seconds')}` : null,
  ].filter((rise) => rise !== null);
  if (rises.length > 0) return { text: `${rises.join(' and ')} ${when}`, short: `${rises[0] ?? ''} ${when}` };
  const values = `errors ${formatText(errors.after, 'ratio')}, p95 ${formatText(p95.after, 'seconds')}`;
  return { text: `Errors and latency did not rise ${when} (${values})`, short: `No rise ${when}` };
}

function compare({ history, at }: ServiceFacts, line: 'errorRatio' | 'p95', { time }: Change): { before: number; after: number } | null {
  const before = median(valuesBetween(history[line], time - COMPARED, time - 1));
  const after = median(valuesBetween(history[line], time + SETTLED / 2, Math.min(at, time + COMPARED)));
  return before === null || after === null ? null : { before, after };
}
