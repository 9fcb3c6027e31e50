import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { busiestExpr, busiestService, discoveredServices, discoveryExpr, profileOf } from '@/instrumentation/discovery';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { serverQuery } from '@/panels/server-query';
import type { Connection } from '@/prometheus/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { instantQueryKey } from '@/prometheus/query-keys';

/** Services come and go with deployments, not with refreshes; seconds. */
const EVERY = 300;

/** The services of a server, and the one that is looked at; `profile` null until it is known, or where the server has none. */
export type Services = {
  isLoading: boolean;
  error: PrometheusError | null;
  names: readonly string[];
  profile: ServiceProfile | null;
  exposed: ReadonlySet<string>;
};

const NOTHING: ReadonlySet<string> = new Set();

/** `chosen` null: the service with most requests. One that is not there is shown as what it is: without any known metric. */
export function useServices(connection: Connection, chosen: string | null, deadline: number): Services {
  const ask = (expr: string, enabled: boolean) =>
    serverQuery({
      connection,
      deadline,
      every: EVERY,
      enabled,
      key: instantQueryKey(connection.server.name, expr, 0),
      ask: (driver, signal) => driver.instantQuery(expr, connection.clock.now(), signal),
    });
  const discovery = useQuery(ask(discoveryExpr(), true));
  const rates = useQuery(ask(busiestExpr(), chosen === null));
  const services = useMemo(() => (discovery.data ? discoveredServices(discovery.data.samples) : null), [discovery.data]);
  const service = useMemo(() => {
    if (services === null) return null;
    if (chosen !== null) return serviceNamed(services, chosen);
    // Which one is busiest is worth waiting for, but not worth failing for.
    if (rates.data === undefined && rates.error === null) return null;
    const busiest = busiestService(services, rates.data?.samples ?? []);
    return busiest === null ? null : serviceNamed(services, busiest);
  }, [services, chosen, rates.data, rates.error]);
  return useMemo(
    () => ({
      isLoading: discovery.isPending || (service === null && chosen === null && rates.isPending),
      error: discovery.error,
      names: services?.map((s) => s.service) ?? [],
      profile: service && profileOf(service),
      exposed: service?.exposed ?? NOTHING,
    }),
    [discovery.isPending, discovery.error, rates.isPending, chosen, services, service],
  );
}

function serviceNamed(services: readonly DiscoveredService[], name: string): DiscoveredService {
  return services.find(({ service }) => service === name) ?? { service: name, exposed: NOTHING };
}
