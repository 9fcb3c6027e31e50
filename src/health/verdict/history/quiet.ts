import { formatAge } from '@/format/format-age';
import { formatMoment } from '@/format/clock';
import type { Series } from '@/prometheus/series';
import { changeName } from '@/health/diagnosis/beginning';
import type { ServiceFacts } from '@/health/service-facts';
import { stepOf } from '@/health/line';
import { spanText, timeShown } from '@/health/span-text';
import type { Since } from '@/health/signal';
import { capitalised, joined } from '@/health/words';
import type { WatchSegment } from '@/health/verdict/verdict';
import { lastTrouble } from './watch-line';

/**
 * Since when all is well: the end of the last trouble, or the beginning of the range. null without lines, and while
 * answers are missing that may show trouble.
 */
export function okSince(
  { history, isHourAgoAwaited, isSaturationAwaited }: ServiceFacts,
  segments: readonly WatchSegment[],
): Since | null {
  if (history.isAwaited || isHourAgoAwaited || isSaturationAwaited) return null;
  const trouble = lastTrouble(segments);
  if (trouble !== null) return { time: trouble.to, before: false };
  const start = watchStart({ history });
  return start === null ? null : { time: start, before: true };
}

/** Where the range begins, even if there were no samples yet. */
function watchStart({ history }: Pick<ServiceFacts, 'history'>): number | null {
  return (history.requestRate ?? history.up[0])?.times[0] ?? null;
}

/** A sentence about the last stretch that was not OK, or that there was none. */
export function quietText(facts: ServiceFacts, segments: readonly WatchSegment[], timeZone: string): string | null {
  const since = okSince(facts, segments);
  const trouble = lastTrouble(segments);
  const watched = watchedText(facts);
  if (since === null || watched === '') return null;
  if (trouble === null)
    return `${restartsText(facts, timeZone)} unusual in ${watched} in ${timeShown(facts.at - since.time, facts.isOver)}${seenText(facts)}`;
  if (trouble.level === 'none' && trouble.from <= (watchStart(facts) ?? -Infinity))
    return `Data begins at ${formatMoment(trouble.to, facts.at, timeZone)}; nothing unusual in ${watched} since${seenText(facts)}`;
  const what = trouble.level === 'none' ? 'No answer' : trouble.level === 'critical' ? 'Critical' : 'Warning';
  // The trouble may have begun before the range.
  const atLeast = trouble.from === watchStart(facts) ? 'over ' : '';
  return `${what} for ${atLeast}${formatAge(trouble.to - trouble.from)} until ${formatMoment(trouble.to, facts.at, timeZone)}${causesText(trouble)}, OK since${stepText(facts)}`;
}

/** ` (errors and latency)`; alerts are named where nothing else tells what was wrong. */
function causesText({ causes = [] }: WatchSegment): string {
  const lights = causes.filter((cause) => cause !== 'alerts');
  return causes.length === 0 ? '' : ` (${joined(lights.length === 0 ? causes : lights)})`;
}

/**
 * `traffic, instances and CPU`: the lines that were judged; empty where there were none. Past saturation is not among
 * them, because only that above a limit is queried.
 */
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

/** Restarts exceed no limit but are mentioned: a crash that is over before the next scrape leaves no other trace. */
function restartsText({ changes, at }: ServiceFacts, timeZone: string): string {
  const restarts = changes.filter(({ kind }) => kind === 'restart');
  const last = restarts.at(-1);
  if (last === undefined) return 'Nothing';
  const when = formatMoment(last.time, at, timeZone);
  return `${restarts.length === 1 ? `${capitalised(changeName(last))} at` : `Restarts at ${restarts.length} times, the last at`} ${when}, nothing else`;
}

/** From this step on an outage may lie between two points, which the text says; seconds. */
const COARSE = 300;

function stepText({ history }: ServiceFacts): string {
  const step = stepOf(history);
  return step < COARSE ? '' : `, seen every ${spanText(step)}`;
}

/** Says "recorded", because a server that does not record its alerts has none either. */
const seenText = (facts: ServiceFacts) =>
  `${stepText(facts)}${facts.history.alerts === null ? '' : ', no warning or critical alert recorded'}`;
