import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { nameText } from '@/health/words';
import { readUncounted, uncountedExpr, uncountedText } from '@/instrumentation/uncounted-instances';
import { serverQuery } from '@/panels/server-query';
import type { Connection } from '@/prometheus/connection';
import { instantQueryKey } from '@/prometheus/query-keys';
import type { KnownService } from '@/app/known-services';

/** So often one version of a program may have begun to replace another; seconds. */
const EVERY = 300;

/** Of services whose numbers are without some of their instances, which report by another name: a sentence each, as the page of the service has it. `services` null: not known yet. */
export function useUncountedInstances(connection: Connection, services: readonly KnownService[] | null, deadline: number): readonly string[] {
  const expr = useMemo(() => (services === null ? null : uncountedExpr(services)), [services]);
  const { data } = useQuery(
    serverQuery({
      connection,
      deadline,
      every: EVERY,
      what: 'Whether every instance is counted',
      priority: 'rest',
      enabled: expr !== null,
      key: instantQueryKey(connection.server.name, expr ?? '', 0),
      ask: (driver, signal) => driver.instantQuery(expr ?? '', connection.clock.now(), signal),
    }),
  );
  return useMemo(() => {
    const found = readUncounted(data?.samples ?? []);
    return (services ?? []).flatMap(({ service }) => {
      const text = uncountedText(found.filter((one) => one.service === service));
      return text === null ? [] : [`${nameText(service)}: ${text}`];
    });
  }, [data, services]);
}
