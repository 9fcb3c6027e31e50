import { useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { VectorQuery } from '@/dashboard/vector-query';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { QueryAnswer } from '@/prometheus/query-answer';
import { queryHash } from '@/prometheus/query-keys';
import { queryOf, currentError } from './current-error';
import { useQueries } from './use-queries';
import { vectorQuestion, type VectorSource } from './vector-question';
import type { VectorState } from './vector-state';

type Result = UseQueryResult<QueryAnswer, PrometheusError>;

/**
 * The answers to some vectors, in their order, shared with every panel that has the same ones; the same objects until
 * an answer changes. `queries` must be the same array until its vectors change. The refresh loop of the page repeats
 * the queries, not the panel.
 */
export function useVectors(
  queries: readonly VectorQuery[],
  { connection, range, step, deadline, isReady }: VectorSource,
): readonly VectorState[] {
  const cache = useQueryClient();
  const { distinct, combine } = useMemo(
    () => questionsOf(queries, { connection, range, step, deadline, isReady }, cache),
    [queries, connection, range, step, deadline, isReady, cache],
  );
  return useQueries({ queries: distinct, combine }).states;
}

/** Every distinct question once, with its key already hashed, and how their answers become those to `queries`. */
function questionsOf(queries: readonly VectorQuery[], source: VectorSource, cache: QueryClient) {
  const questions = queries.map((query) => vectorQuestion(query, source, cache));
  const hashes = questions.map(({ queryKey }) => queryHash(queryKey));
  const first = hashes.map((hash) => hashes.indexOf(hash));
  const distinct = questions.filter((_, i) => first[i] === i);
  const places = first.map((i) => distinct.findIndex((question) => question === questions[i]));
  const errorOf = (i: number) => currentError(queryOf(cache.getQueryCache(), distinct[i]?.queryKey ?? []));
  return { distinct, combine: combiner(places, errorOf) };
}

/**
 * A class, because the library compares plain objects by value and keeps the old one where they are equal. The columns
 * of a refreshed answer are old arrays with new numbers, so everything would seem equal and nothing be drawn again.
 */
class Collected {
  constructor(readonly states: readonly VectorState[]) {}
}

/**
 * `places`: for every query the index of its answer among the distinct ones. `errorOf`: why one of these failed that is
 * being asked again.
 */
function combiner(
  places: readonly number[],
  errorOf: (i: number) => PrometheusError | null,
): (results: readonly Result[]) => Collected {
  let known: readonly VectorState[] = [];
  let collected = new Collected([]);
  return (results) => {
    const states = results.map((result, i) =>
      stateOf(result, result.error ?? (result.data === undefined ? errorOf(i) : null), known[i]),
    );
    if (states.length === known.length && states.every((state, i) => state === known[i])) return collected;
    known = states;
    collected = new Collected(places.flatMap((place) => states[place] ?? []));
    return collected;
  };
}

function stateOf(
  { data, isPlaceholderData }: Result,
  error: PrometheusError | null,
  known: VectorState | undefined,
): VectorState {
  if (known && known.answer === data && known.error === error && known.isPlaceholder === isPlaceholderData)
    return known;
  return { answer: data, error, isPlaceholder: isPlaceholderData };
}
