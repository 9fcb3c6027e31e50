import type { Filters } from '@/dashboard/filters';
import type { VectorQuery } from '@/dashboard/vector-query';
import type { Resolution } from '@/dashboard/resolution';
import type { PanelGroup, SystemSource } from '@/dashboard/system/group';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import { systemGroups } from '@/dashboard/system/groups';
import { saturationHistory, saturationPeaks, systemPulse } from '@/dashboard/system/pulse';
import type { PulseSamples } from '@/health/facts/read-pulse';
import { groupSummary, type GroupSummary } from '@/health/system/system-summary';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import {
  neighboursExpr,
  ofInstances,
  ownSystem,
  ownSystemExpr,
  withNeighbours,
} from '@/instrumentation/system/system-discovery';
import type { SystemProfile } from '@/instrumentation/system/system-profile';

/** The queries about the resources of a service, and how their answers are read. */
export type BuiltSystem = { source: SystemSource; groups: readonly PanelGroup[]; pulse: VectorQuery | null };

function build(system: SystemProfile, profile: ServiceProfile, filters: Filters, resolution: Resolution): BuiltSystem {
  const source = { system: ofInstances(system, filters.instances), filters, windows: profile.windows, resolution };
  return {
    source,
    groups: systemGroups(source),
    pulse: systemPulse({ ...source, resolution: { ...resolution, step: 0 } }, profile.startTime),
  };
}

function summariesOf(groups: readonly PanelGroup[], pulse: PulseSamples): ReadonlyMap<SystemGroupId, GroupSummary> {
  return new Map(groups.map(({ id }) => [id, groupSummary(id, pulse)]));
}

/**
 * All code for discovering, querying and summarising resources, as one chunk that is loaded while the first verdict is
 * being queried.
 */
export const systemReader = {
  ownSystemExpr,
  ownSystem,
  neighboursExpr,
  withNeighbours,
  build,
  summariesOf,
  saturationPeaks,
  saturationHistory,
};
