import { notifyManager, useQueryClient, type QueryCache, type QueryCacheNotifyEvent } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { joined } from '@/health/words';
import { currentError } from '@/panels/queries/current-error';
import type { Connection } from '@/prometheus/connection/connection';
import { isMissingPart } from '@/prometheus/server/missing-part';
import { useServerStatus } from './use-server-status';

/**
 * Failed and incomplete answers of queries that belong to no panel, a sentence each. None while the server as a whole
 * does not answer, which has its own banner.
 */
export function useUnanswered(connection: Connection): readonly string[] {
  const { failure } = useServerStatus(connection);
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((onChange: () => void) => lookOnce(cache, onChange), [cache]);
  // As one text, which React can compare.
  const text = useSyncExternalStore(subscribe, () =>
    failure === null ? unanswered(cache, connection.server.name) : '',
  );
  return text === '' ? [] : text.split('\n');
}

/** Calls `look` once when answers are shown, instead of once per answer. */
function lookOnce(cache: QueryCache, look: () => void): () => void {
  let isDue = false;
  return cache.subscribe((event) => {
    if (isDue || !changesIt(event)) return;
    isDue = true;
    notifyManager.schedule(() => {
      isDue = false;
      look();
    });
  });
}

/** Most of some hundred events per refresh only say that a query was sent or rendered. */
function changesIt(event: QueryCacheNotifyEvent): boolean {
  if (event.type === 'updated') return event.action.type === 'error' || event.action.type === 'success';
  return event.type === 'observerAdded' || event.type === 'observerRemoved' || event.type === 'removed';
}

function unanswered(cache: QueryCache, server: string): string {
  const warnings = new Set<string>();
  const unread = new Map<string, Set<string>>();
  for (const query of cache.findAll({ queryKey: [server], type: 'active' })) {
    const error = currentError(query);
    const title = query.meta?.['title'];
    if (typeof title !== 'string') continue;
    if (error === null) for (const warning of warningsOf(query.state.data)) warnings.add(`${title}: ${warning}`);
    // An endpoint that the server does not have is no problem.
    else if (!isMissingPart(query.queryKey, error))
      unread.set(error.message, (unread.get(error.message) ?? new Set()).add(title));
  }
  return [
    ...Array.from(unread, ([reason, titles]) => `${together([...titles])} cannot be read: ${reason}`),
    ...warnings,
  ].join('\n');
}

/**
 * `Targets, alerts and recording rules`: one sentence per reason, or the banners of a failing server would fill the
 * screen.
 */
function together([first = '', ...others]: readonly string[]): string {
  return joined([first, ...others.map((title) => title.charAt(0).toLowerCase() + title.slice(1))]);
}

/** What of a list could not be read. The cache does not know the types of its answers. */
function warningsOf(data: unknown): string[] {
  const warnings: unknown = typeof data === 'object' && data !== null && 'warnings' in data ? data.warnings : [];
  return Array.isArray(warnings) ? warnings.filter((warning) => typeof warning === 'string') : [];
}
