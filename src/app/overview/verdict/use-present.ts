import { useSecond } from '@/app/refresh/clock/use-second';
import type { OverviewModel } from '@/app/overview/use-overview';

type Present = Pick<OverviewModel, 'facts' | 'now' | 'refreshInterval'> & {
  panelView: Pick<OverviewModel['panelView'], 'connection'>;
};

/**
 * The present for the duration of the verdict ("for 10 min 02 s"), Unix seconds, every second like the alerts below it,
 * one of which may have begun at the same instant. It does not move while the page is paused or shows a range in the
 * past.
 */
export function usePresent({ facts, now, refreshInterval, panelView }: Present): number {
  const second = useSecond(panelView.connection.clock);
  return refreshInterval === null || facts?.isOver === true ? now : second;
}
