import { useMemo, useState } from 'react';
import { ALL_SERVICES } from '@/app/config/all-services';
import { useConfiguration } from '@/app/config/configuration';
import { useTargetsAhead } from './use-scrape';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { useCurrentError } from '@/panels/queries/current-error';
import { useQuery } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { discoveryQuestion } from './discovery-question';
import { busiestQuestion, knownServices, serviceLookedAt, type KnownService } from './known-services';
import { useProfile } from './use-profile';

/**
 * The services of a server, and the one that is looked at; `profile` null until it is known, or where the server has
 * none.
 */
export type Services = {
  isLoading: boolean;
  error: PrometheusError | null;
  names: readonly string[];
  known: readonly KnownService[];
  profile: ServiceProfile | null;
  exposed: ReadonlySet<string>;
};

const NOTHING: ReadonlySet<string> = new Set();
const NO_SERVICES: readonly KnownService[] = [];

/**
 * `chosen` null: the service with most requests. A chosen service that does not exist is shown as one without known
 * metrics. `edited`: see `useProfile`.
 */
export function useServices(
  connection: Connection,
  chosen: string | null,
  deadline: number,
  edited: string | null = null,
): Services {
  const asked = discoveryQuestion(connection, deadline, chosen);
  const discovery = useQuery(asked);
  const error = useCurrentError(discovery, asked.queryKey);
  const { config } = useConfiguration();
  const known = useMemo(
    () => (discovery.data ? knownServices(discovery.data.samples, config) : null),
    [discovery.data, config],
  );
  const busiest = useMemo(
    () => busiestQuestion(connection, deadline, chosen, known ?? NO_SERVICES),
    [connection, deadline, chosen, known],
  );
  const rates = useQuery(busiest);
  const found = useMemo(() => {
    // The page waits for the busiest service, but does not fail without it.
    if (known === null || (busiest.enabled === true && rates.data === undefined && rates.error === null)) return null;
    return serviceLookedAt(known, chosen, rates.data?.samples ?? []);
  }, [known, chosen, busiest, rates.data, rates.error]);
  const service = useKept(connection.server.name, chosen, found);
  const profile = useProfile(connection, service, deadline, edited);
  useTargetsAhead(connection, chosen === ALL_SERVICES ? null : (chosen ?? service?.service ?? null), deadline);
  return useMemo(
    () => ({
      isLoading:
        discovery.isPending ||
        (known !== null && known.length > 0 && profile === null) ||
        (service !== null && profile === null),
      error,
      names: known?.map((s) => s.service) ?? [],
      known: known ?? NO_SERVICES,
      profile,
      exposed: service?.exposed ?? NOTHING,
    }),
    [discovery.isPending, error, known, service, profile],
  );
}

/** Remembers a service, so that an answer which lacks it once does not make the page disappear. */
function useKept(server: string, chosen: string | null, found: DiscoveredService | null): DiscoveredService | null {
  const [kept, setKept] = useState<{ server: string; service: DiscoveredService } | null>(null);
  const isFound = found !== null && found.exposed.size > 0;
  if (isFound && (kept?.service !== found || kept.server !== server)) setKept({ server, service: found });
  if (isFound || kept === null || kept.server !== server) return found;
  return chosen === null || chosen === kept.service.service ? kept.service : found;
}
