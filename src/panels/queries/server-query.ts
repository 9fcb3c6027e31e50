import type { UseQueryOptions } from '@tanstack/react-query';
import type { Connection } from '@/prometheus/connection/connection';
import type { Priority } from '@/prometheus/connection/request-queue';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { QueryKey } from '@/prometheus/query-keys';
import type { Driver } from '@/prometheus/transport/driver';

export type ServerQuery<T> = {
  connection: Connection;
  key: QueryKey;
  /** The subject of the message "… cannot be read"; without it a failure is not shown in a banner. */
  title?: string;
  /** Seconds until a request is given up. */
  deadline: number;
  /** How long an answer is good for, seconds; 0 asks at every refresh. It may depend on the answer. */
  refreshEvery: number | ((answer: never) => number);
  priority?: Priority;
  enabled?: boolean;
  ask: Ask<T>;
};

type Ask<T> = (driver: Driver, signal: AbortSignal) => Promise<T>;

/** Puts one of several questions. */
type Put = <T>(key: QueryKey, ask: Ask<T>) => Promise<T>;

/** A question about the server itself (rules, targets, metadata) as the query cache wants it. */
export function serverQuery<T>({ ask, ...rest }: ServerQuery<T>): UseQueryOptions<T, PrometheusError> {
  return serverQueries({ ...rest, ask: (put) => put(rest.key, ask) });
}

/** The same where it takes several questions to tell: each has its own place in the queue, which is one request's. */
export function serverQueries<T>({
  connection,
  key,
  title,
  deadline,
  refreshEvery,
  priority = 'urgent',
  enabled = true,
  ask,
}: Omit<ServerQuery<T>, 'ask'> & { ask: (put: Put) => Promise<T> }): UseQueryOptions<T, PrometheusError> {
  return {
    queryKey: key,
    queryFn: ({ signal }) => ask((key, ask) => connection.ask({ key, priority, deadline, signal, ask })),
    enabled,
    meta: { refreshEvery, isAside: priority === 'background', ...(title === undefined ? {} : { title }) },
  };
}
