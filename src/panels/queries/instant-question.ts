import type { UseQueryOptions } from '@tanstack/react-query';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import { instantQueryKey } from '@/prometheus/query-keys';
import { serverQuery, type ServerQuery } from './server-query';

/** Puts another question of the kind that was answered. */
export type AskMore = (expr: string) => Promise<InstantAnswer>;

/**
 * `about`: what else makes it another question; `more`: what the answer is together with others, for which it gives the
 * reason.
 */
export type InstantQuestion = Omit<ServerQuery<InstantAnswer>, 'key' | 'ask'> & {
  expr: string;
  about?: readonly string[];
  more?: (answer: InstantAnswer, ask: AskMore) => Promise<InstantAnswer>;
};

/** What an expression says at this moment. */
export function instantQuestion({
  expr,
  about = [],
  more,
  ...rest
}: InstantQuestion): UseQueryOptions<InstantAnswer, PrometheusError> {
  const { server } = rest.connection;
  return serverQuery({
    ...rest,
    key: [...instantQueryKey(server.name, expr, 0), ...about],
    ask: (driver, signal) => {
      // The server chooses the time, and tells it: before its first answer the browser's clock may be a day off, and
      // the `Date` of its answers may be that of a proxy.
      const ask = (one: string) => driver.instantQuery(one, null, signal);
      return more ? ask(expr).then((answer) => more(answer, ask)) : ask(expr);
    },
  });
}
