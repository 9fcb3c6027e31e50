import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useConfiguration } from '@/app/config/configuration';
import { asConfigured } from '@/instrumentation/configured-profile';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { busiestExpr, busiestService, discoveredServices, discoveryExpr } from '@/instrumentation/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { serverQuery } from '@/panels/server-query';
import { useStandingError } from '@/panels/standing-error';
import type { Connection } from '@/prometheus/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { ALL_SERVICES } from '@/app/wall/wall-views';
import type { InstantAnswer } from '@/prometheus/query-answer';
import { instantQueryKey } from '@/prometheus/query-keys';
import { useTargetsAhead } from '@/app/refresh/use-scrape';
import { useProfile } from './use-profile';

/** Services come and go with deployments, not with refreshes; seconds. */
const EVERY = 300;

/**
 * The first question of all, which depends on nothing but the server: it can be on its way before the page is rendered. An answer that lacks
 * what is looked for, or may lack something, is asked for again at the next refresh: the server may have been half awake.
 */
export function discoveryQuestion(connection: Connection, deadline: number, chosen: string | null) {
  return question(connection, deadline, discoveryExpr(), { what: 'The list of services', every: (answer) => (isWhole(answer, chosen) ? EVERY : 0) });
}

type Manner = { what: string; every: number | ((answer: InstantAnswer) => number) };

function question(connection: Connection, deadline: number, expr: string | null, { what, every }: Manner) {
  return serverQuery({
    connection,
    deadline,
    every,
    what,
    enabled: expr !== null,
    key: instantQueryKey(connection.server.name, expr ?? '', 0),
    ask: (driver, signal) => driver.instantQuery(expr ?? '', connection.clock.now(), signal),
  });
}

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
  const rates = useQuery(question(connection, deadline, busiest, { what: 'The busiest service', every: EVERY }));
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

function isWhole({ samples, notices }: InstantAnswer, chosen: string | null): boolean {
  return notices.warnings.length === 0 && samples.some(({ labels }) => (chosen === null || chosen === ALL_SERVICES ? labels['job'] !== undefined : labels['job'] === chosen));
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
