import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ServiceFacts } from '@/health/service-facts';
import type { Connection } from '@/prometheus/connection/connection';
import { targetsKey } from '@/prometheus/query-keys';

/** Targets are asked for rarely, because they rarely change; why an instance does not answer is wanted the moment it falls silent. */
export function useScrapeErrors({ server }: Connection, service: string, facts: ServiceFacts | null): void {
  const client = useQueryClient();
  const isUnexplained = facts?.instances.some(({ up, lastError }) => up === false && lastError === '') ?? false;
  // The server, once per instance that falls silent without a reason.
  useEffect(() => {
    if (isUnexplained) void client.refetchQueries({ queryKey: targetsKey(server.name, service) });
  }, [client, isUnexplained, server.name, service]);
}
