import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { busiestExpr, busiestService, discoveredServices, discoveryExpr } from '@/instrumentation/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { serverQuery } from '@/panels/server-query';
import type { Connection } from '@/prometheus/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { ALL_SERVICES } from '@/app/wall/wall-views';
import { instantQueryKey } from '@/prometheus/query-keys';
import { useProfile } from './use-profile';

/** Services come and go with deployments, not with refreshes; seconds. */
const EVERY = 300;

/** The first question of all, which depends on nothing but the server: it can be on its way before the page is rendered. */
export function discoveryQuestion(connection: Connection, deadline: number) {
  return question(connection, deadline, discoveryExpr());
}

function question(connection: Connection, deadline: number, expr: string | null) {
  return serverQuery({
    connection,
    deadline,
    every: EVERY,
    enabled: expr !== null,
    key: instantQueryKey(connection.server.name, expr ?? '', 0),
    ask: (driver, signal) => driver.instantQuery(expr ?? '', connection.clock.now(), signal),
  });
}

/** A service as far as discovery tells: its metrics and statuses, and of labels for endpoints only what is usual. */
export type KnownService = DiscoveredService & { profile: ServiceProfile };

/** The services of a server, and the one that is looked at; `profile` null until it is known, or where the server has none. */
export type Services = {
  isLoading: boolean;
  error: PrometheusError | null;
  names: readonly string[];
  known: readonly KnownService[];
  profile: ServiceProfile | null;
  exposed: ReadonlySet<string>;
};

const NOTHING: ReadonlySet<string> = new Set();
const NO_SERVICES: readonly DiscoveredService[] = [];

/** `chosen` null: the service with most requests; all services: none of them. One that is not there is shown as what it is: without any known metric. `edited`: see `useProfile`. */
export function useServices(connection: Connection, chosen: string | null, deadline: number, edited: string | null = null): Services {
  const discovery = useQuery(discoveryQuestion(connection, deadline));
  const services = useMemo(() => (discovery.data ? discoveredServices(discovery.data.samples) : null), [discovery.data]);
  const known = useMemo(() => (services ?? NO_SERVICES).map((each): KnownService => ({ ...each, profile: profileOf(each) })), [services]);
  const profiles = useMemo(() => known.map(({ profile }) => profile), [known]);
  const busiest = chosen === null ? busiestExpr(profiles) : null;
  const rates = useQuery(question(connection, deadline, busiest));
  const service = useMemo(() => {
    if (services === null) return null;
    if (chosen === ALL_SERVICES) return null;
    if (chosen !== null) return serviceNamed(services, chosen);
    // Which one is busiest is worth waiting for, but not worth failing for.
    if (busiest !== null && rates.data === undefined && rates.error === null) return null;
    const name = busiestService(profiles, rates.data?.samples ?? []);
    return name === null ? null : serviceNamed(services, name);
  }, [services, profiles, chosen, busiest, rates.data, rates.error]);
  const profile = useProfile(connection, service, deadline, edited);
  return useMemo(
    () => ({
      isLoading: discovery.isPending || (services !== null && services.length > 0 && profile === null) || (service !== null && profile === null),
      error: discovery.error,
      names: services?.map((s) => s.service) ?? [],
      known,
      profile,
      exposed: service?.exposed ?? NOTHING,
    }),
    [discovery.isPending, discovery.error, services, known, service, profile],
  );
}

function serviceNamed(services: readonly DiscoveredService[], name: string): DiscoveredService {
  return services.find(({ service }) => service === name) ?? { service: name, exposed: NOTHING };
}
