import { useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { useStandingError } from './standing-error';

type Answer<T> = { data: T | undefined; error: PrometheusError | null };

/**
 * The answer to a question, and why there is none. Who goes on without one that is refused must go on while it is asked again as well: one that hangs is asked for
 * without end.
 */
export function useAnswer<T>(question: UseQueryOptions<T, PrometheusError>): Answer<T> {
  const { data, error } = useQuery(question);
  return { data, error: useStandingError({ data, error }, question.queryKey) };
}
