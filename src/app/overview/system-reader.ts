import type { Filters } from '@/dashboard/filters';
import type { VectorQuery } from '@/dashboard/panel-query';
import type { Resolution } from '@/dashboard/resolution';
import type { PanelGroup, SystemSource } from '@/dashboard/system-group';
import { systemGroups } from '@/dashboard/system-groups';
import { saturationHistory, saturationPeaks, systemPulse } from '@/dashboard/system-pulse';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { neighboursExpr, ofInstances, ownSystem, ownSystemExpr, withNeighbours } from '@/instrumentation/system-discovery';
import type { SystemProfile } from '@/instrumentation/system-profile';

/** What is asked about the resources of a service, and what is shown of them. `asked`: the moment, and what was too full over the range; empty where nothing is measured. */
export type BuiltSystem = { source: SystemSource; groups: readonly PanelGroup[]; asked: readonly VectorQuery[] };

/** `length`: of the range, seconds. */
type SystemResolution = Resolution & { length: number };

function build(system: SystemProfile, profile: ServiceProfile, filters: Filters, { length, ...resolution }: SystemResolution): BuiltSystem {
  const source = { system: ofInstances(system, filters.instances), filters, windows: profile.windows, resolution };
  const pulse = systemPulse({ ...source, resolution: { ...resolution, step: 0 } }, profile.startTime);
  return { source, groups: systemGroups(source), asked: [pulse, saturationPeaks(source, length)].filter((query) => query !== null) };
}

/** All that finds out about and asks for resources, in one piece: it is downloaded while the first verdict is on its way. */
export const systemReader = { ownSystemExpr, ownSystem, neighboursExpr, withNeighbours, build, saturationHistory };
