import { useSecond } from '@/app/refresh/use-second';
import type { OverviewModel } from '@/app/overview/use-overview';

type Present = Pick<OverviewModel, 'facts' | 'now' | 'refreshInterval'> & { panelView: Pick<OverviewModel['panelView'], 'connection'> };

/**
 * Up to when the verdict has been as it is, Unix seconds: by the second, as the alerts below it count, of which one may have begun at the same instant. It stands
 * still with a page that is paused, and at the end of a range that is over, also where that moves on.
 */
export function usePresent({ facts, now, refreshInterval, panelView }: Present): number {
  const second = useSecond(panelView.connection.clock);
  return refreshInterval === null || facts?.isOver === true ? now : second;
}
