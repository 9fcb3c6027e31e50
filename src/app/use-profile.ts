import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GivenProfile } from '@/app/profile/read-given';
import { useConfiguration } from '@/app/config/configuration';
import { withConfigured, type ConfiguredProfile } from '@/instrumentation/configured-profile';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { findProfile } from '@/instrumentation/find-profile';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { serverQuery } from '@/panels/server-query';
import type { Connection } from '@/prometheus/connection';
import { profileKey } from '@/prometheus/query-keys';
import { useUnchanged } from './use-unchanged';

/** How a service is instrumented changes with its deployments, and then what it exposes changes and is a question of its own; seconds. */
const EVERY = 3600;

/**
 * The profile of one service, null until it is known, so that no panel asks twice. Where it cannot be looked at, the page goes on with what
 * discovery tells and asks again at the next refresh. `edited`: what the URL changes of it, as text, before what the configuration says.
 */
export function useProfile(connection: Connection, discovered: DiscoveredService | null, deadline: number, edited: string | null): ServiceProfile | null {
  const { config } = useConfiguration();
  const configured = config.profiles.find(({ service }) => service === discovered?.service) ?? null;
  const exposed = useMemo(() => [...(discovered?.exposed ?? [])].toSorted(), [discovered]);
  const { data, error } = useQuery({
    ...serverQuery<ServiceProfile>({
      connection,
      deadline,
      what: 'How the service is instrumented',
      every: EVERY,
      enabled: discovered !== null,
      key: profileKey(connection.server.name, discovered?.service ?? '', exposed, edited ?? ''),
      ask: async (driver, signal): Promise<ServiceProfile> => {
        const ask = async (expr: string) => (await driver.instantQuery(expr, connection.clock.now(), signal)).samples;
        const { service } = discovered ?? NOBODY;
        // What reads and checks it is brought only where there is something to read.
        const { given, problems } = edited === null ? NOTHING_GIVEN : (await import('@/app/profile/read-given')).readGiven(edited, service);
        const found = await findProfile(discovered ?? NOBODY, ask, given === null ? configured : { ...configured, ...given });
        return { ...found, recognition: { ...found.recognition, problems: [...problems, ...found.recognition.problems] } };
      },
    }),
    // The page stays while a change is looked at.
    placeholderData: (before: ServiceProfile | undefined) => (before?.service === discovered?.service ? before : undefined),
  });
  const fallback = useMemo(() => (discovered && error ? said(profileOf(discovered), configured) : null), [discovered, error, configured]);
  // Every panel is made anew with it.
  return useUnchanged(discovered === null ? null : (data ?? fallback));
}

const said = (found: ServiceProfile, configured: ConfiguredProfile | null) => (configured === null ? found : withConfigured(found, configured));

const NOTHING_GIVEN: GivenProfile = { given: null, problems: [] };

const NOBODY: DiscoveredService = { service: '', exposed: new Set() };
