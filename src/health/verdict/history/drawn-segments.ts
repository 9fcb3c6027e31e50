import type { Verdict, WatchSegment } from '@/health/verdict/verdict';

/**
 * The segments of the watch line between `start` and `end`: those judged from lines, and the present verdict from its
 * beginning on, which may rest on what no line shows (an alert, less traffic than an hour ago). `untold`: the level of
 * the whole range where there is no line at all.
 */
export function drawnSegments(
  segments: readonly WatchSegment[],
  verdict: Pick<Verdict, 'level' | 'since'>,
  { start, end, untold }: Drawn,
): readonly WatchSegment[] {
  const told: readonly WatchSegment[] = untold === null ? segments : [{ from: start, to: end, level: untold }];
  const { level, since } = verdict;
  if (since === null || (level !== 'warning' && level !== 'critical')) return told;
  const read = readBefore(told, Math.max(start, since.time));
  // A critical stretch before the present warning stays as it was.
  const worse = level === 'warning' ? read.findLast((stretch) => stretch.level === 'critical') : undefined;
  const from = Math.min(end, Math.max(start, since.time, worse?.to ?? start));
  const last = read.at(-1);
  if (last?.level === level && last.to >= from)
    return [...read.slice(0, -1), { level, from: Math.min(last.from, from), to: end }];
  return [...read, { level, from, to: end }].toSorted((a, b) => a.from - b.from);
}

/** The segments with an `unread` end cut off where the present verdict begins. */
function readBefore(segments: readonly WatchSegment[], from: number): readonly WatchSegment[] {
  const last = segments.at(-1);
  if (last?.level !== 'unread') return segments;
  return [...segments.slice(0, -1), ...(last.from < from ? [{ ...last, to: from }] : [])];
}

/** Unix seconds. */
type Drawn = { start: number; end: number; untold: 'none' | 'unread' | null };
