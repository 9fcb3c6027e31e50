import { formatMoment } from '@/format/clock';
import { formatText } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import { hasEnoughRequests } from '@/health/signals/enough';
import { median, valuesBetween } from '@/health/line';
import type { Change, History, ServiceFacts } from '@/health/service-facts';
import { joined, unbroken } from '@/health/words';
import { changeName } from './beginning';

/** So many seconds before and after a deploy are compared, and so many must have passed since. */
const COMPARED = 1800;
const SETTLED = 300;
/** Smaller rises are noise; the first is a factor, the second is added for the error ratio. */
const NOISE = 1.2;
const RATIO_NOISE = 0.001;
/** The quantile of the values over time that counts as the high value. */
const HIGH = 0.9;

/**
 * Whether errors and latency rose after the last deploy that is old enough to tell; `short` for the wall. null where
 * there was none.
 */
export function deployText(facts: ServiceFacts, timeZone: string): { text: string; short: string } | null {
  const deploy = facts.changes.findLast(({ kind, time }) => kind === 'deploy' && facts.at - time >= SETTLED);
  if (deploy === undefined) return null;
  const when = `after ${changeName(deploy)} at ${formatMoment(deploy.time, facts.at, timeZone)}`;
  const errors = compare(facts, 'errorRatio', deploy);
  const p95 = compare(facts, 'p95', deploy);
  if (errors === null || p95 === null) return null;
  const rises = [riseText('Errors', errors, 'ratio', RATIO_NOISE), riseText('p95', p95, 'seconds', 0)].filter(
    (rise) => rise !== null,
  );
  if (rises.length > 0) return { text: `${joined(rises)} ${when}`, short: `${rises[0] ?? ''} ${when}` };
  const values = [`errors ${formatText(errors.after.usual, 'ratio')}`, `p95 ${formatText(p95.after.usual, 'seconds')}`]
    .map(unbroken)
    .join(', ');
  return { text: `Errors and latency did not rise ${when} (${values})`, short: `No rise ${when}` };
}

/** A rise of a few minutes does not move the median of half an hour, so the high value is compared too. */
function riseText(name: string, { before, after }: Compared, unit: Unit, noise: number): string | null {
  const isAbove = (key: keyof Course) => after[key] > before[key] * NOISE + noise;
  if (isAbove('usual'))
    return `${name} rose from ${formatText(before.usual, unit)} to ${formatText(after.usual, unit)}`;
  return isAbove('high') ? `${name} rose to ${formatText(after.high, unit)} for a while` : null;
}

/** The median over time, and the value that is exceeded for a tenth of the time. */
type Course = { usual: number; high: number };
type Compared = { before: Course; after: Course };

/**
 * The time after the deploy begins where half of a point's rate window lies after it; with the long windows of a long
 * range that may leave nothing to compare.
 */
function compare({ history, at }: ServiceFacts, line: 'errorRatio' | 'p95', { time }: Change): Compared | null {
  const before = courseOf(history, line, time - COMPARED, time - 1);
  const after = courseOf(history, line, time + history.errorWindow / 2, Math.min(at, time + COMPARED));
  return before && after && { before, after };
}

/** null without values, and where there were too few requests: one failure of two would be a rise to 50 %. */
function courseOf(history: History, line: 'errorRatio' | 'p95', from: number, to: number): Course | null {
  const received = median(valuesBetween(history.received, from, to));
  if (!hasEnoughRequests({ requestCount: received === null ? null : received * history.errorWindow })) return null;
  const values = valuesBetween(history[line], from, to);
  const usual = median(values);
  const high = Float64Array.from(values).sort()[Math.floor(values.length * HIGH)];
  return usual === null || high === undefined ? null : { usual, high };
}
