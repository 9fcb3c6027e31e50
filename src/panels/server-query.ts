import type { UseQueryOptions } from '@tanstack/react-query';
import type { Connection } from '@/prometheus/connection';
import type { Driver } from '@/prometheus/driver';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { QueryKey } from '@/prometheus/query-keys';
import type { Priority } from '@/prometheus/request-queue';

type ServerQuery<T> = {
  connection: Connection;
  key: QueryKey;
  /** What is asked for, as the subject of "cannot be read"; without it nobody is told above the page. */
  what?: string;
  /** Seconds until a request is given up. */
  deadline: number;
  /** How long an answer is good for, seconds; 0 asks at every refresh. It may depend on the answer. */
  every: number | ((answer: never) => number);
  priority?: Priority;
  enabled?: boolean;
  ask: (driver: Driver, signal: AbortSignal) => Promise<T>;
};

/** A question about the server itself (rules, targets, metadata) as the query cache wants it. */
export function serverQuery<T>({ connection, key, what, deadline, every, priority = 'urgent', enabled = true, ask }: ServerQuery<T>): UseQueryOptions<T, PrometheusError> {
  return {
    queryKey: key,
    queryFn: ({ signal }) => connection.ask({ key, priority, deadline, signal, ask }),
    enabled,
    meta: { every, isAside: priority === 'rest', ...(what === undefined ? {} : { what }) },
  };
}
