import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useConfiguration } from '@/app/config/configuration';
import { asConfigured } from '@/instrumentation/configured-profile';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { busiestExpr, busiestService, discoveredServices } from '@/instrumentation/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { useStandingError } from '@/panels/standing-error';
import type { Connection } from '@/prometheus/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { ALL_SERVICES } from '@/app/wall/wall-views';
import { useTargetsAhead } from '@/app/refresh/use-scrape';
import { discoveryQuestion, questionOfServices, SERVICES_EVERY } from './discovery-question';
import { useProfile } from './use-profile';

/** A service as far as discovery tells and the configuration says: its metrics and statuses, and of labels for endpoints only what is usual. */
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

/**
 * `chosen` null: the service with most requests; all services: none of them. One that is not there is shown as what it is: without any known
 * metric. `edited`: see `useProfile`.
 */
export function useServices(connection: Connection, chosen: string | null, deadline: number, edited: string | null = null): Services {
  const asked = discoveryQuestion(connection, deadline, chosen);
  const discovery = useQuery(asked);
  const error = useStandingError(discovery, asked.queryKey);
  const services = useMemo(() => (discovery.data ? discoveredServices(discovery.data.samples) : null), [discovery.data]);
  const { profiles: configured } = useConfiguration().config;
  const known = useMemo(() => (services ?? NO_SERVICES).map((each): KnownService => ({ ...each, profile: asConfigured(profileOf(each), configured) })), [services, configured]);
  const profiles = useMemo(() => known.map(({ profile }) => profile), [known]);
  // One that is alone is the busiest.
  const busiest = chosen === null && profiles.length > 1 ? busiestExpr(profiles) : null;
  const rates = useQuery(questionOfServices(connection, deadline, busiest, { what: 'The busiest service', every: SERVICES_EVERY }));
  const found = useMemo(() => {
    if (services === null) return null;
    if (chosen === ALL_SERVICES) return null;
    if (chosen !== null) return serviceNamed(services, chosen);
    // Which one is busiest is worth waiting for, but not worth failing for.
    if (busiest !== null && rates.data === undefined && rates.error === null) return null;
    const name = busiestService(profiles, rates.data?.samples ?? []);
    return name === null ? null : serviceNamed(services, name);
  }, [services, profiles, chosen, busiest, rates.data, rates.error]);
  const service = useKept(connection.server.name, chosen, found);
  const profile = useProfile(connection, service, deadline, edited);
  useTargetsAhead(connection, chosen === ALL_SERVICES ? null : (chosen ?? service?.service ?? null), deadline);
  return useMemo(
    () => ({
      isLoading: discovery.isPending || (services !== null && services.length > 0 && profile === null) || (service !== null && profile === null),
      error,
      names: services?.map((s) => s.service) ?? [],
      known,
      profile,
      exposed: service?.exposed ?? NOTHING,
    }),
    [discovery.isPending, error, services, known, service, profile],
  );
}

/** What a service exposes is remembered: an answer that leaves it out for once must not take the page away from under its reader. */
function useKept(server: string, chosen: string | null, found: DiscoveredService | null): DiscoveredService | null {
  const [kept, setKept] = useState<{ server: string; service: DiscoveredService } | null>(null);
  const isFound = found !== null && found.exposed.size > 0;
  if (isFound && (kept?.service !== found || kept.server !== server)) setKept({ server, service: found });
  if (isFound || kept === null || kept.server !== server) return found;
  return chosen === null || chosen === kept.service.service ? kept.service : found;
}

function serviceNamed(services: readonly DiscoveredService[], name: string): DiscoveredService {
  return services.find(({ service }) => service === name) ?? { service: name, exposed: NOTHING };
}
