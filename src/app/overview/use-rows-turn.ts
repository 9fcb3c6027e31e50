import type { RefObject } from 'react';
import { useTurn } from '@/ui/charts/use-turn';
import { useIsSeen } from '@/ui/is-seen';
import type { OverviewModel } from './use-overview';

/**
 * Whether the rows of the table at `place` may be rendered. The first numbers are most to render: what stands above is painted before. Below the screen they
 * wait for the lines of the charts as well, which the server computes on the processors that the rows would take.
 */
export function useRowsTurn(place: RefObject<HTMLElement | null>, { facts, later }: Pick<OverviewModel, 'facts' | 'later'>): boolean {
  const isSeen = useIsSeen(place);
  return useTurn(facts !== null, isSeen || later.isReady);
}
