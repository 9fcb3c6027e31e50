import { formatAge } from '@/format/format-age';
import { formatMoment } from '@/format/clock';
import type { Series } from '@/prometheus/series';
import { changeName } from '@/health/diagnosis/beginning';
import type { ServiceFacts } from '@/health/service-facts';
import { stepOf } from '@/health/line';
import { spanText, timeShown } from '@/health/span-text';
import type { Since } from '@/health/signal';
import { capitalised, joined } from '@/health/words';
import type { WatchSegment } from './verdict';
import { lastTrouble } from './watch-line';

/** Since when all is well: the end of the last trouble, or the beginning of the range. null without any line, and while anything that may say otherwise is under way. */
export function okSince({ history, isHourAgoAwaited, isSaturationAwaited }: ServiceFacts, segments: readonly WatchSegment[]): Since | null {
  if (history.isAwaited || isHourAgoAwaited || isSaturationAwaited) return null;
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
  // The range may begin in the midst of it.
  const atLeast = trouble.from === watchStart(facts) ? 'over ' : '';
  return `${what} for ${atLeast}${formatAge(trouble.to - trouble.from)} until ${formatMoment(trouble.to, facts.at, timeZone)}, OK since`;
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
  const step = stepOf(history);
  return step < COARSE ? '' : `, seen every ${spanText(step)}`;
}
