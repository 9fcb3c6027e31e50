import { useEffect, useMemo } from 'react';
import { remembered } from '@/app/discovery/remembered-profile';
import type { OverviewModel } from '@/app/overview/use-overview';
import type { SystemGroupId } from '@/dashboard/system/group-ids';

/** A process that tells its CPU tells its runtime as well, and most run where somebody measures containers or hosts. */
const USUAL: readonly SystemGroupId[] = ['runtime', 'containers', 'hosts'];
const NONE: readonly SystemGroupId[] = [];

type Given = Pick<OverviewModel, 'profile'> & {
  system: { isAsking: boolean; groups: readonly { id: SystemGroupId }[] };
  panelView: { connection: { server: { name: string } } };
};

/**
 * The groups of resources for which room is kept until they are discovered: those that the service had when this
 * browser last showed it.
 */
export function useGroupsToCome({ profile, system, panelView }: Given): readonly SystemGroupId[] {
  const { service, cpu } = profile;
  const { name } = panelView.connection.server;
  const known = useMemo(() => remembered(name, service)?.groups, [name, service]);
  const found = system.groups.map(({ id }) => id).join(' ');
  // The memory of the browser, for the next load. Where nothing was found the question may have failed; where the
  // page's server is away nothing is remembered.
  useEffect(() => {
    if (found === '') return;
    import('@/app/discovery/remember-profile')
      .then(({ rememberGroups }) => rememberGroups(name, service, found.split(' ') as SystemGroupId[]))
      .catch(() => undefined);
  }, [name, service, found]);
  if (!system.isAsking) return NONE;
  return known ?? (cpu === null ? NONE : USUAL);
}
