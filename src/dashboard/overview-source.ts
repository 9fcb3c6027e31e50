import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Filters } from './filters';
import type { OverviewVectors } from './overview-vectors';
import type { Resolution } from './resolution';

/** Everything the panels of the overview are made from: a pure function of it is the whole dashboard. */
export type OverviewSource = { profile: ServiceProfile; filters: Filters; resolution: Resolution; vectors: OverviewVectors };

/** The filters that are set but that a metric without the endpoint label cannot honour. */
export function ignoredFilters(filters: Filters, endpointLabel: string | null): readonly 'endpoint'[] {
  return endpointLabel === null && filters.endpoints.length > 0 ? ['endpoint'] : [];
}

/** `5 min`, `1 min`: how a panel says the window its rate is taken over. */
export function windowText(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
