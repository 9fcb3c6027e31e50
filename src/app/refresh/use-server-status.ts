import { notifyManager } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Connection } from '@/prometheus/connection';
import type { ServerStatus } from '@/prometheus/server-status';

/**
 * Whether the server answers, as the page shows it. That it is back is shown with its answers: what was known before it fell silent would pass for current, and
 * what failed meanwhile for what fails now.
 */
export function useServerStatus({ status }: Pick<Connection, 'status'>): ServerStatus {
  const [shown, setShown] = useState(status.get);
  // The server.
  useEffect(() => {
    const show = () => setShown(status.get());
    show();
    return status.subscribe(() => (status.get().failure === null ? notifyManager.schedule(show) : show()));
  }, [status]);
  return shown;
}
