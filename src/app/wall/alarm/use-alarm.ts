import { useEffect, useRef } from 'react';
import type { WallView } from '@/app/config/wall-view';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { useSuppressions } from '@/app/overview/alerts/use-suppressions';
import type { ViewState } from '@/app/view/use-view-state';
import type { Connection } from '@/prometheus/connection/connection';
import { showNotice } from './desktop-notice';
import { newAlerts, urgentAlerts } from './new-alerts';
import { useChime } from './use-chime';

type AlarmInput = {
  connection: Connection;
  deadline: number;
  alerts: Alerts;
  views: readonly WallView[];
  wall: ViewState['wall'];
};

/**
 * Tells each new critical alert of any view once, by whatever is switched on. `isBlocked`: the sound is on and would
 * not be heard.
 */
export function useAlarm({ connection, deadline, alerts, views, wall: { sound, notify } }: AlarmInput): {
  isBlocked: boolean;
} {
  const { ring, isBlocked } = useChime(sound);
  const { statusOf } = useSuppressions(connection, deadline);
  const known = useRef<ReadonlySet<string> | null>(null);
  const { answer } = alerts;
  // Loudspeaker and desktop.
  useEffect(() => {
    if (answer === null) return;
    const urgent = urgentAlerts(answer.alerts, views, statusOf);
    const told = newAlerts(known.current, urgent);
    known.current = told.known;
    if (told.fresh.length === 0) return;
    if (sound) ring();
    if (notify) told.fresh.forEach(showNotice);
  }, [answer, views, statusOf, sound, notify, ring]);
  return { isBlocked };
}
