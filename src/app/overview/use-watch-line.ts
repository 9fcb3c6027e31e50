import { useMemo } from 'react';
import type { WatchSegment } from '@/health/verdict';
import { watchLine } from '@/health/watch-line';
import type { OverviewModel } from './use-overview';

/** The verdicts over the range, computed once per answer and tick; none before the first facts. */
export function useWatchLine({ facts, panelView, now }: OverviewModel): readonly WatchSegment[] {
  const history = facts?.history ?? null;
  const { thresholds } = panelView;
  return useMemo(() => (history === null ? [] : watchLine(history, thresholds, now)), [history, thresholds, now]);
}
