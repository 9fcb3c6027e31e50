import { formatAge } from '@/format/format-age';
import { formatMoment } from '@/format/clock';
import { formatText } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import type { Series } from '@/prometheus/series';
import { changeName } from './beginning';
import { median, valuesBetween } from './line';
import type { Change, ServiceFacts } from './service-facts';
import { spanText, timeShown } from './span-text';
import type { Since, WatchSegment } from './verdict';
import { lastTrouble } from './watch-line';
import { capitalised, joined } from './words';

/** Before and after a deploy so much time is compared, seconds, and so much must have passed since. */
const COMPARED = 1800;
const SETTLED = 300;
/** Changes smaller than this are the noise of any service; the first is relative, the second in points of the error ratio. */
const NOISE = 1.2;
const RATIO_NOISE = 0.001;
/** The share of the time for which a value is not exceeded before it counts as high. */
const HIGH = 0.9;

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
  const watched = watchedText(facts);
  if (since === null || watched === '') return null;
  if (trouble === null) return `${restartsText(facts, timeZone)} unusual in ${watched} in ${timeShown(facts.at - since.time, facts.isOver)}${stepText(facts)}${alertsText(facts)}`;
  if (trouble.level === 'none' && trouble.from <= (watchStart(facts) ?? -Infinity)) return `Data begins at ${formatMoment(trouble.to, facts.at, timeZone)}; nothing unusual in ${watched} since${alertsText(facts)}`;
  const what = trouble.level === 'none' ? 'No answer' : trouble.level === 'critical' ? 'Critical' : 'Warning';
  return `${what} for ${formatAge(trouble.to - trouble.from)} until ${formatMoment(trouble.to, facts.at, timeZone)}, OK since`;
}

/** `traffic, instances and CPU`: what was looked at, empty where nothing was. Of the rest, such as what ran full for a while, nobody knows that there was nothing. */
function watchedText({ history: { requestRate, errorRatio, p95, p99, up, cpu, memory } }: ServiceFacts): string {
  const lines: Readonly<Record<string, boolean>> = {
    traffic: hasNumbers(requestRate),
    errors: hasNumbers(errorRatio),
    latency: hasNumbers(p95) || hasNumbers(p99),
    instances: up.length > 0,
    CPU: cpu.length > 0,
    memory: memory.length > 0,
  };
  return joined(Object.keys(lines).filter((name) => lines[name]));
}

const hasNumbers = (line: Series | null) => line?.values.some((value) => !Number.isNaN(value)) === true;

/** A server that keeps no record of its alerts has none either. */
const alertsText = ({ history: { alerts } }: ServiceFacts) => (alerts === null ? '' : ', no warning or critical alert recorded');

/** Restarts cross no limit, and are not nothing: a crash that is over before the next scrape leaves no other trace. */
function restartsText({ changes, at }: ServiceFacts, timeZone: string): string {
  const restarts = changes.filter(({ kind }) => kind === 'restart');
  const last = restarts.at(-1);
  if (last === undefined) return 'Nothing';
  const when = formatMoment(last.time, at, timeZone);
  return `${restarts.length === 1 ? `${capitalised(changeName(last))} at` : `Restarts at ${restarts.length} times, the last at`} ${when}, nothing else`;
}

/** From this step on an outage may well lie between two looks; seconds. */
const COARSE = 300;

function stepText({ history }: ServiceFacts): string {
  const [first = 0, second = first] = (history.requestRate ?? history.up[0])?.times ?? [];
  return second - first < COARSE ? '' : `, seen every ${spanText(second - first)}`;
}

/** What errors and latency did after the last deploy that is old enough to tell; `short` for the wall. null where there was none. */
export function deployText(facts: ServiceFacts, timeZone: string): { text: string; short: string } | null {
  const deploy = facts.changes.findLast(({ kind, time }) => kind === 'deploy' && facts.at - time >= SETTLED);
  if (deploy === undefined) return null;
  const when = `after ${changeName(deploy)} at ${formatMoment(deploy.time, facts.at, timeZone)}`;
  const errors = compare(facts, 'errorRatio', deploy);
  const p95 = compare(facts, 'p95', deploy);
  if (errors === null || p95 === null) return null;
  const rises = [riseText('Errors', errors, 'ratio', RATIO_NOISE), riseText('p95', p95, 'seconds', 0)].filter((rise) => rise !== null);
  if (rises.length > 0) return { text: `${joined(rises)} ${when}`, short: `${rises[0] ?? ''} ${when}` };
  const values = `errors ${formatText(errors.after.usual, 'ratio')}, p95 ${formatText(p95.after.usual, 'seconds')}`;
  return { text: `Errors and latency did not rise ${when} (${values})`, short: `No rise ${when}` };
}

/** What rose and was mended within minutes is hardly in the middle of half an hour, but it rose. */
function riseText(name: string, { before, after }: Compared, unit: Unit, noise: number): string | null {
  const isAbove = (key: keyof Course) => after[key] > before[key] * NOISE + noise;
  if (isAbove('usual')) return `${name} rose from ${formatText(before.usual, unit)} to ${formatText(after.usual, unit)}`;
  return isAbove('high') ? `${name} rose to ${formatText(after.high, unit)} for a while` : null;
}

/** The value in the middle, and the one that is exceeded for a tenth of the time. */
type Course = { usual: number; high: number };
type Compared = { before: Course; after: Course };

function compare({ history, at }: ServiceFacts, line: 'errorRatio' | 'p95', { time }: Change): Compared | null {
  const before = courseOf(valuesBetween(history[line], time - COMPARED, time - 1));
  const after = courseOf(valuesBetween(history[line], time + SETTLED / 2, Math.min(at, time + COMPARED)));
  return before && after && { before, after };
}

function courseOf(values: readonly number[]): Course | null {
  const usual = median(values);
  const high = Float64Array.from(values).sort()[Math.floor(values.length * HIGH)];
  return usual === null || high === undefined ? null : { usual, high };
}
