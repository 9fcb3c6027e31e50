import { useQueryClient, type Query, type QueryCache, type QueryCacheNotifyEvent } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Connection } from '@/prometheus/connection';
import { isMissingPart } from '@/prometheus/missing-part';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { hasFailed } from './query-client';

/**
 * What is asked beside the lines of the panels and cannot be read, a sentence each. None while the server as a whole is silent, which is
 * said once.
 */
export function useUnanswered({ server, status }: Connection): readonly string[] {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((onChange: () => void) => cache.subscribe((event) => changesIt(event) && onChange()), [cache]);
  // As text, which is the same value until another sentence stands in it.
  const text = useSyncExternalStore(subscribe, () => (status.get().failure === null ? unanswered(cache, server.name) : ''));
  return text === '' ? [] : text.split('\n');
}

/** Of some hundred events per refresh most say that something is asked, or rendered. */
function changesIt(event: QueryCacheNotifyEvent): boolean {
  if (event.type === 'updated') return event.action.type === 'error' || event.action.type === 'success';
  return event.type === 'observerAdded' || event.type === 'observerRemoved' || event.type === 'removed';
}

/** A server that has never had this part of the API has no problem with it. */
function isWithoutIt({ queryKey, state: { error } }: Query): boolean {
  return error instanceof PrometheusError && isMissingPart(queryKey, error);
}

function unanswered(cache: QueryCache, server: string): string {
  const failed = cache.findAll({ queryKey: [server], type: 'active', predicate: (query) => hasFailed(query) && !isWithoutIt(query) });
  const sentences = failed.flatMap(({ meta, state }) => (typeof meta?.['what'] === 'string' && state.error ? [`${meta['what']} cannot be read: ${state.error.message}`] : []));
  return [...new Set(sentences)].join('\n');
}
