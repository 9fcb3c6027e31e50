import { useMemo } from 'react';
import { useConfiguration } from '@/app/config/configuration';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { uncheckedProfile } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { useCurrentError } from '@/panels/queries/current-error';
import { useQuery } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import { profileQuestion } from './profile-question';

/**
 * The profile of one service, null until it is known, so that no panel queries twice. Where it cannot be inspected, the
 * page uses that of discovery and tries again at the next refresh. `edited`: the changes of the URL, as text, which win
 * over the configuration.
 */
export function useProfile(
  connection: Connection,
  discovered: DiscoveredService | null,
  deadline: number,
  edited: string | null,
): ServiceProfile | null {
  const { profiles, asConfigured } = useConfiguration().config;
  const question = useMemo(
    () => profileQuestion(connection, discovered, deadline, { profiles, edited }),
    [connection, discovered, deadline, profiles, edited],
  );
  const looked = useQuery({
    ...question,
    // The page stays while a change is looked at.
    placeholderData: (before: ServiceProfile | undefined) =>
      before?.service === discovered?.service ? before : undefined,
  });
  const { data } = looked;
  // Also while it is queried again, as otherwise the page would disappear at every attempt.
  const error = useCurrentError(looked, question.queryKey);
  const fallback = useMemo(
    () => (discovered && error ? asConfigured(uncheckedProfile(discovered)) : null),
    [discovered, error, asConfigured],
  );
  // Every panel is made anew with it.
  return useUnchanged(discovered === null ? null : (data ?? fallback));
}
