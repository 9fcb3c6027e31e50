import type { ServiceProfile } from '@/instrumentation/service-profile';
import { splitDurations, worstOf, type WorstOf } from '@/dashboard/queries/duration-vectors';
import { endpointLatencyQuery, type EndpointLatencyQuery } from '@/dashboard/queries/endpoint-latency';
import type { Filters } from '@/dashboard/filters';
import { fleetQueries, type FleetQueries } from '@/dashboard/queries/fleet-queries';
import { isRatioOfAll, overviewVectors, type OverviewVectors } from '@/dashboard/queries/overview-vectors';
import type { Resolution } from '@/dashboard/resolution';
import type { Dashboard, SectionId } from '@/dashboard/panel';
import {
  durationsQuery,
  earlierQueries,
  endpointsQuery,
  hourAgoQuery,
  lastSeenQuery,
  pulseQuery,
  weekAgoQuery,
} from '@/dashboard/queries/pulse';
import type { VectorQuery } from '@/dashboard/vector-query';
import { errorsSection } from './errors-section';
import { latencySection } from './latency-section';
import { systemSection } from './system-section';
import { trafficSection } from './traffic-section';

/**
 * The built-in page for one service: its panels, and the queries behind the verdict. It holds every PromQL string of
 * the page.
 */
export type Overview = {
  dashboard: Dashboard;
  pulse: VectorQuery;
  /** The part of the pulse about durations; null where there are none. */
  durations: VectorQuery | null;
  /** The values by endpoint that the pulse leaves out; null where it has all of them. */
  endpoints: VectorQuery | null;
  hourAgo: VectorQuery;
  /** The moments of `EARLIER`. */
  earlier: readonly VectorQuery[];
  lastSeen: VectorQuery;
  /** null where nothing counts requests. */
  weekAgo: VectorQuery | null;
  /** null where durations do not tell endpoints apart. */
  endpointLatency: EndpointLatencyQuery | null;
  fleet: FleetQueries;
  /** The sections that show all endpoints although some are chosen, because their metrics have no endpoint label. */
  ofAllEndpoints: readonly SectionId[];
  worstOf: WorstOf;
  /** Whether the reader has chosen endpoints or instances. */
  isFiltered: boolean;
  /** Whether endpoints are excluded that are not traffic. */
  leavesOut: boolean;
  /** Vectors over the range, for the watch line, for "since" and for annotations; shared with the panels. */
  vectors: OverviewVectors;
};

export function buildOverview(profile: ServiceProfile, filters: Filters, resolution: Resolution): Overview {
  const vectors = overviewVectors(profile, filters, resolution);
  // The pulse is an instant query: no step lengthens its windows.
  const now = overviewVectors(profile, filters, { ...resolution, step: 0 });
  const source = { profile, filters, resolution, vectors };
  return {
    dashboard: {
      sections: [trafficSection(source), errorsSection(source), latencySection(source), systemSection(source)],
    },
    pulse: pulseQuery(profile, filters, now, resolution.scrapeInterval),
    durations: durationsQuery(now),
    endpoints: endpointsQuery(now),
    hourAgo: hourAgoQuery(now),
    earlier: earlierQueries(now),
    lastSeen: lastSeenQuery(profile, filters),
    weekAgo: weekAgoQuery(now),
    endpointLatency: endpointLatencyQuery(profile, filters, resolution),
    fleet: fleetQueries(profile, filters, resolution),
    ofAllEndpoints: unfiltered(profile, filters),
    worstOf: worstOf(profile.duration, filters),
    isFiltered: filters.endpoints.length + filters.instances.length > 0,
    leavesOut: filters.excluded.length > 0,
    vectors,
  };
}

function unfiltered(profile: ServiceProfile, filters: Filters): SectionId[] {
  if (filters.endpoints.length === 0) return [];
  const { requests, duration } = profile;
  return [
    ...(requests !== null && requests.endpoint === null ? (['traffic'] as const) : []),
    ...(isRatioOfAll(profile, filters) ? (['errors'] as const) : []),
    ...(duration !== null && splitDurations(duration) === null ? (['latency'] as const) : []),
  ];
}
