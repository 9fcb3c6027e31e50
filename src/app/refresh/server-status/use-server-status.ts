import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Connection } from '@/prometheus/connection/connection';
import type { ServerStatus } from '@/prometheus/server/status';

/**
 * Whether the server answers, as the page shows it. That it is back is shown together with its first answers: before,
 * old data would seem current, and old failures new.
 */
export function useServerStatus({ status }: Pick<Connection, 'status'>): ServerStatus {
  const client = useQueryClient();
  const [shown, setShown] = useState(status.get);
  // The server, and what is asked of it.
  useEffect(() => {
    const show = () => setShown(status.get());
    let forgetAnswers = () => {};
    const forgetStatus = status.subscribe(() => {
      forgetAnswers();
      if (status.get().failure !== null) return show();
      forgetAnswers = client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || !/success|error/.test(event.action.type)) return;
        forgetAnswers();
        notifyManager.schedule(show);
      });
      // When whoever hears of it has asked again what failed.
      setTimeout(() => client.isFetching() > 0 || show());
    });
    show();
    return () => {
      forgetAnswers();
      forgetStatus();
    };
  }, [status, client]);
  return shown;
}
