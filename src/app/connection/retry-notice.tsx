import { formatAge } from '@/format/format-age';
import { formatClock } from '@/format/clock';
import { resolveZone } from '@/format/zone';
import type { Connection } from '@/prometheus/connection/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { tickDelay } from '@/app/refresh/loop/refresh-schedule';
import { useServerStatus } from '@/app/refresh/server-status/use-server-status';
import { useSecond } from '@/app/refresh/clock/use-second';

type RetryNoticeProps = { connection: Connection; error: PrometheusError | null; interval: number; timeZone: string };

/**
 * Since when there is no answer, and how often the page tries by itself, so that the reader knows that he need not
 * press anything. `error`: that of the first query, before the server as a whole counts as down. `interval` in seconds.
 */
export function RetryNotice({ connection, error, interval, timeZone }: RetryNoticeProps) {
  const { failure, since } = useServerStatus(connection);
  const now = useSecond(connection.clock);
  const every = `This page asks again every ${formatAge(tickDelay(interval, failure ?? error))} by itself; nothing needs to be pressed.`;
  return (
    <p className="mt-2 text-ink-2 wall:text-[1.75rem] wall:leading-tight">
      {since === null
        ? ''
        : `No usable answer since ${formatClock(since, resolveZone(timeZone), true)}, for ${formatAge(now - since)}. `}
      {every}
    </p>
  );
}
