import { patientDeadline } from '@/app/refresh/interval/deadline';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { findProfile } from '@/instrumentation/find-profile';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { serverQueries } from '@/panels/queries/server-query';
import type { Connection } from '@/prometheus/connection/connection';
import { profileKey, profilePartKey } from '@/prometheus/query-keys';
import type { GivenProfile } from './read-given';

/**
 * Seconds between two queries for a profile. A deployment that changes the exposed metrics changes the query key, and
 * is noticed at once.
 */
const EVERY = 3600;

/** The same while its series are copied or reset by every scrape, so that the repair is soon visible; seconds. */
const WHILE_WRONG = 300;

const NOTHING_GIVEN: GivenProfile = { given: null, problems: [] };

const NOBODY: DiscoveredService = { service: '', exposed: new Set() };

/** Configured profiles; `edited` is the one of the URL, as text, which wins. */
type Said = { profiles: readonly ConfiguredProfile[]; edited: string | null };

/** How a service is instrumented. `discovered` null: nothing is asked. */
export function profileQuestion(
  connection: Connection,
  discovered: DiscoveredService | null,
  deadline: number,
  { profiles, edited }: Said,
) {
  const { service, exposed, isScrapedTwice = false, isLarge } = discovered ?? NOBODY;
  const configured = profiles.find((profile) => profile.service === service) ?? null;
  return serverQueries<ServiceProfile>({
    connection,
    deadline: patientDeadline(deadline, isLarge),
    title: 'How the service is instrumented',
    refreshEvery: ({ recognition }: ServiceProfile) =>
      recognition.unreliable !== undefined || (isScrapedTwice && recognition.problems.length > 0) ? WHILE_WRONG : EVERY,
    enabled: discovered !== null,
    key: profileKey(connection.server.name, service, [...exposed].toSorted(), edited ?? '', isScrapedTwice),
    ask: async (put): Promise<ServiceProfile> => {
      const ask = async (expr: string, ago = 0) =>
        (
          await put(profilePartKey(connection.server.name, expr, ago), (driver, signal) =>
            driver.instantQuery(expr, connection.clock.now() - ago, signal),
          )
        ).samples;
      // What reads and checks it is brought only where there is something to read.
      const { given, problems } =
        edited === null ? NOTHING_GIVEN : (await import('./read-given')).readGiven(edited, service);
      const found = await findProfile(
        discovered ?? NOBODY,
        ask,
        given === null ? configured : { ...configured, ...given },
      );
      return {
        ...found,
        recognition: { ...found.recognition, problems: [...problems, ...found.recognition.problems] },
      };
    },
  });
}
