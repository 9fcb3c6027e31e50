import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, type CSSProperties, type ReactNode } from 'react';
import type { WallView } from '@/app/config/wall-view';
import { useAlerts } from '@/app/overview/alerts/use-alerts';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { refreshAll } from '@/app/refresh/loop/due-queries';
import { useSecond } from '@/app/refresh/clock/use-second';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { useAlarm } from '@/app/wall/alarm/use-alarm';
import { shiftAt } from '@/app/wall/screen/shift';
import { usePresence } from '@/app/wall/screen/use-presence';
import { useWakeLock } from '@/app/wall/screen/use-wake-lock';
import type { Rotation } from '@/app/wall/turns/use-rotation';
import { ViewStrip } from '@/app/wall/turns/view-strip';
import { WarmUp } from '@/app/wall/turns/warm-up';
import type { Connection } from '@/prometheus/connection/connection';
import { useWallKeys } from './use-wall-keys';
import { WallControls } from './wall-controls';

/** How often the services that are not shown are judged anew on what is known of them; seconds. */
const LOOK = 5;

type WallFrameProps = {
  connection: Connection;
  view: ViewState;
  service: string | null;
  rotation: Rotation;
  actions: ViewActions;
  children: ReactNode;
};

/**
 * The part of a wall that stays while views change, so that known alerts are not announced again and the screen stays
 * on.
 */
export function WallFrame({ connection, view, service, rotation, actions, children }: WallFrameProps) {
  const { wall } = view;
  const views = useViews(view, service);
  const isThere = usePresence();
  const second = useSecond(connection.clock);
  const deadline = deadlineOf(view.refresh === 'off' ? null : view.refresh);
  const alerts = useAlerts(connection, deadline);
  const { isBlocked } = useAlarm({ connection, deadline, alerts, views, wall });
  const shown = wall.views[rotation.place] ?? null;
  const leave = useCallback(() => actions.leaveWall(shown), [actions, shown]);
  useWakeLock();
  useWallKeys(rotation, leave);
  useRefreshOnTurn(rotation);
  const coming = rotation.next === null ? undefined : views[rotation.next];
  return (
    <div className={`relative h-screen w-screen overflow-hidden ${isThere ? '' : 'cursor-none'}`}>
      <div
        style={shiftOf(second)}
        className="flex h-full flex-col motion-safe:[translate:var(--shift-x)_var(--shift-y)]"
      >
        {children}
        {views.length > 1 ? (
          <ViewStrip
            views={views}
            place={rotation.place}
            connection={connection}
            view={view}
            alerts={alerts}
            now={Math.floor(second / LOOK) * LOOK}
          />
        ) : null}
      </div>
      {coming === undefined ? null : <WarmUp connection={connection} view={view} next={coming} actions={actions} />}
      {isBlocked ? (
        <output className="absolute right-10 bottom-0 text-[1.5rem] leading-8 text-warn">
          Sound is on, but this browser stays silent until the page is clicked once
        </output>
      ) : null}
      {isThere ? <WallControls wall={wall} actions={actions} rotation={rotation} onLeave={leave} /> : null}
    </div>
  );
}

/** Where nothing was asked for by name, the one view is of the service that the page has chosen; null before it has. */
function useViews({ wall, endpoints, instances }: ViewState, service: string | null): readonly WallView[] {
  return useMemo(
    () => (wall.views.length > 0 || service === null ? wall.views : [{ service, endpoints, instances }]),
    [wall.views, service, endpoints, instances],
  );
}

/** Custom properties, because only the style sheet knows whether somebody asked for less motion. */
function shiftOf(now: number): CSSProperties {
  const { x, y } = shiftAt(now);
  return { '--shift-x': `${x}px`, '--shift-y': `${y}px` } as CSSProperties;
}

/** What was last asked for a view when it had its turn before is old by now. */
function useRefreshOnTurn({ place, next }: Rotation): void {
  const client = useQueryClient();
  const coming = next ?? place;
  // The query cache. Once per turn: already when the next view begins to be asked for, or when a hand has chosen one.
  useEffect(() => refreshAll(client), [client, coming]);
}
