import type { UseQueryOptions } from '@tanstack/react-query';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { useCurrentError } from './current-error';
import { useQuery } from './use-queries';

type Answer<T> = { data: T | undefined; error: PrometheusError | null };

/**
 * The answer to a query, or its last error. The error stays while the query is repeated, so that a caller that goes on
 * without the answer does not start to wait again.
 */
export function useAnswer<T>(question: UseQueryOptions<T, PrometheusError>): Answer<T> {
  const { data, error } = useQuery(question);
  return { data, error: useCurrentError({ data, error }, question.queryKey) };
}
