import { notifyManager, useQueryClient, type QueryCache, type QueryCacheNotifyEvent } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { joined } from '@/health/words';
import { standingError } from '@/panels/queries/standing-error';
import type { Connection } from '@/prometheus/connection/connection';
import { isMissingPart } from '@/prometheus/server/missing-part';
import { useServerStatus } from './use-server-status';

/**
 * What is asked beside the lines of the panels and cannot be read, in whole or in part, a sentence each. None while the server as a whole is silent, which is
 * said once.
 */
export function useUnanswered(connection: Connection): readonly string[] {
  const { failure } = useServerStatus(connection);
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((onChange: () => void) => lookOnce(cache, onChange), [cache]);
  // As text, which is the same value until another sentence stands in it.
  const text = useSyncExternalStore(subscribe, () => (failure === null ? unanswered(cache, connection.server.name) : ''));
  return text === '' ? [] : text.split('\n');
}

/** Looks when the answers are shown, and once for all of them: one event for each of a dozen answers would have everything looked through a dozen times. */
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

/** Of some hundred events per refresh most say that something is asked, or rendered. */
function changesIt(event: QueryCacheNotifyEvent): boolean {
  if (event.type === 'updated') return event.action.type === 'error' || event.action.type === 'success';
  return event.type === 'observerAdded' || event.type === 'observerRemoved' || event.type === 'removed';
}

function unanswered(cache: QueryCache, server: string): string {
  const warnings = new Set<string>();
  const unread = new Map<string, Set<string>>();
  for (const query of cache.findAll({ queryKey: [server], type: 'active' })) {
    const error = standingError(query);
    const what = query.meta?.['what'];
    if (typeof what !== 'string') continue;
    if (error === null) for (const warning of warningsOf(query.state.data)) warnings.add(`${what}: ${warning}`);
    // A server that has never had this part of the API has no problem with it.
    else if (!isMissingPart(query.queryKey, error)) unread.set(error.message, (unread.get(error.message) ?? new Set()).add(what));
  }
  return [...Array.from(unread, ([reason, whats]) => `${together([...whats])} cannot be read: ${reason}`), ...warnings].join('\n');
}

/** `Targets, alerts and recording rules`: what one reason keeps from being read is one sentence, or a server behind a wall would fill the screen. */
function together([first = '', ...others]: readonly string[]): string {
  return joined([first, ...others.map((what) => what.charAt(0).toLowerCase() + what.slice(1))]);
}

/** What of a list could not be read. The cache does not know the types of its answers. */
function warningsOf(data: unknown): string[] {
  const warnings: unknown = typeof data === 'object' && data !== null && 'warnings' in data ? data.warnings : [];
  return Array.isArray(warnings) ? warnings.filter((warning) => typeof warning === 'string') : [];
}
