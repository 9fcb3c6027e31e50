import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ServiceFacts } from '@/health/service-facts';
import type { Connection } from '@/prometheus/connection/connection';
import { targetsKey } from '@/prometheus/query-keys';

/** Queries targets again as soon as an instance goes down, for its scrape error; otherwise they are queried rarely. */
export function useScrapeErrors({ server }: Connection, service: string, facts: ServiceFacts | null): void {
  const client = useQueryClient();
  const isUnexplained = facts?.instances.some(({ up, lastError }) => up === false && lastError === '') ?? false;
  // The server, once per instance that falls silent without a reason.
  useEffect(() => {
    if (isUnexplained) void client.refetchQueries({ queryKey: targetsKey(server.name, service) });
  }, [client, isUnexplained, server.name, service]);
}
