import { useMemo } from 'react';
import { drawnSegments } from '@/health/verdict/history/drawn-segments';
import { hasNoInstant } from '@/health/verdict/history/judged-instants';
import type { WatchSegment } from '@/health/verdict/verdict';
import { watchLine } from '@/health/verdict/history/watch-line';
import type { OverviewModel } from '@/app/overview/use-overview';

/** The verdicts over the range, computed once per answer and tick; none before the first facts. */
export function useWatchLine({ facts, verdict, freshness, panelView, now }: OverviewModel): readonly WatchSegment[] {
  const history = facts?.history ?? null;
  const { thresholds, start } = panelView;
  const { state } = freshness;
  const segments = useMemo(
    () => (history === null ? [] : watchLine(history, thresholds, { end: now, state })),
    [history, thresholds, now, state],
  );
  // Lines that are still under way look like lines without a sample; only where there is no sample at all it is known
  // that none will come.
  const untold = history === null || !hasNoInstant(history) ? null : state === 'unknown' ? 'none' : 'unread';
  return useMemo(
    () => (verdict === null ? segments : drawnSegments(segments, verdict, { start, end: now, untold })),
    [segments, verdict, start, now, untold],
  );
}
