import type { Thresholds } from '@/dashboard/thresholds';
import type { Freshness } from '@/health/facts/freshness';
import type { History } from '@/health/service-facts';
import { judgeInstants, type JudgedInstants } from './judged-instants';
import { WATCH_CAUSES, type WatchSegment } from '@/health/verdict/verdict';

/**
 * The end of the line may lack so many steps before it counts as missing: one is lost whenever the range does not end
 * on its grid.
 */
const STEPS_OF_GRACE = 2;

/**
 * The verdict at every instant of the range, from the lines alone, merged into segments; between segments all was OK.
 * `end`: where the range ends, Unix seconds. After the last point of the lines it is `none` where the samples end too,
 * and `unread` where newer ones exist.
 */
export function watchLine(history: History, thresholds: Thresholds, { end, state }: Watched): WatchSegment[] {
  const { times, judged, step } = judgedOnce(history, thresholds);
  const last = times.at(-1);
  if (last === undefined) return [];
  const segments: WatchSegment[] = [];
  judged.forEach(({ level, causes }, i) => {
    const from = times[i] ?? last;
    if (level !== 'ok')
      append(segments, { from, to: times[i + 1] ?? Math.max(from, Math.min(end, from + step)), level, causes });
  });
  if (end - last > STEPS_OF_GRACE * step)
    append(segments, { from: last, to: end, level: state === 'stale' || state === 'unknown' ? 'none' : 'unread' });
  return segments;
}

type Watched = Pick<Freshness, 'state'> & { end: number };

let latest: { of: readonly unknown[]; judged: JudgedInstants } | null = null;

/**
 * Remembers the last result, because the verdict and the watch line both need it at every refresh, and many refreshes
 * bring no new points.
 */
function judgedOnce(history: History, thresholds: Thresholds): JudgedInstants {
  const of = [...Object.values<unknown>(history), thresholds];
  if (latest?.of.length !== of.length || !latest.of.every((part, i) => part === of[i]))
    latest = { of, judged: judgeInstants(history, thresholds) };
  return latest.judged;
}

/** The newest stretch that is known not to be OK; null where there is none. */
export function lastTrouble(segments: readonly WatchSegment[]): WatchSegment | null {
  return segments.findLast(({ level }) => level !== 'unread') ?? null;
}

function append(segments: WatchSegment[], next: WatchSegment): void {
  const previous = segments.at(-1);
  if (previous?.level === next.level && previous.to === next.from) {
    const both = [previous.causes, next.causes].flat();
    previous.to = next.to;
    previous.causes = WATCH_CAUSES.filter((cause) => both.includes(cause));
  } else segments.push(next);
}
