import type { RefObject } from 'react';
import { useTurn } from '@/ui/charts/use-turn';
import { useIsSeen } from '@/ui/is-seen';
import type { OverviewModel } from './use-overview';

/**
 * Whether the rows of the table at `place` may be rendered: after everything above them is painted, and while they are
 * below the screen, after the lines of the charts are answered, because a server on the same machine needs the
 * processor for those.
 */
export function useRowsTurn(
  place: RefObject<HTMLElement | null>,
  { facts, laterSource }: Pick<OverviewModel, 'facts' | 'laterSource'>,
): boolean {
  const isSeen = useIsSeen(place);
  return useTurn(facts !== null, isSeen || laterSource.isReady);
}
