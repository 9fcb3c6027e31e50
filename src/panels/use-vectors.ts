import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { VectorQuery } from '@/dashboard/panel-query';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { QueryAnswer } from '@/prometheus/query-answer';
import type { VectorState } from './panel-state';
import { vectorQuestion, type VectorSource } from './vector-question';

/**
 * The answers to some vectors, in their order, shared with every panel that names the same ones. Refreshing is the page's business, not the
 * panel's: one tick asks everything again that is on the page.
 */
export function useVectors(queries: readonly VectorQuery[], source: VectorSource): readonly VectorState[] {
  const cache = useQueryClient();
  const questions = queries.map((query) => vectorQuestion(query, source, cache));
  const keys = questions.map(({ queryKey }) => JSON.stringify(queryKey));
  const first = keys.map((key) => keys.indexOf(key));
  const distinct = questions.filter((_, i) => first[i] === i);
  // As text, so that the function below is the same one until the questions change.
  const places = first.map((i) => distinct.findIndex((question) => question === questions[i])).join(' ');
  const combine = useCallback((results: readonly UseQueryResult<QueryAnswer, PrometheusError>[]) => collect(results, places), [places]);
  return useQueries({ queries: distinct, combine }).states;
}

/**
 * A class, because the library compares what is combined with what was, value by value, and keeps the old part where they are equal. The
 * columns of a refreshed answer are old arrays with new numbers in them: everything would be equal and nothing drawn again.
 */
class Collected {
  constructor(readonly states: readonly VectorState[]) {}
}

/** `places`: for every query the index of its answer among the distinct ones. */
function collect(results: readonly UseQueryResult<QueryAnswer, PrometheusError>[], places: string): Collected {
  const states = results.map(({ data, error, isPlaceholderData }): VectorState => ({ answer: data, error, isPlaceholder: isPlaceholderData }));
  return new Collected(places === '' ? [] : places.split(' ').flatMap((place) => states[Number(place)] ?? []));
}
