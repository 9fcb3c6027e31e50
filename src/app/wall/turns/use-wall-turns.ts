import { useMemo } from 'react';
import type { ViewState } from '@/app/view/use-view-state';
import type { ServerClock } from '@/prometheus/server/clock';
import { useRotation, type Rotation } from './use-rotation';

/** What is looked at now: on a wall with several views, the one whose turn it is. */
export function useWallTurns(asked: ViewState, clock: ServerClock): { view: ViewState; rotation: Rotation } {
  const { views, rotate } = asked.wall;
  const isWall = asked.mode === 'wall';
  const rotation = useRotation(isWall ? views.length : 0, rotate, clock);
  const shown = isWall ? views[rotation.place] : undefined;
  const view = useMemo(() => (shown === undefined ? asked : { ...asked, ...shown }), [asked, shown]);
  return { view, rotation };
}
