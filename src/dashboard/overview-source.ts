import type { RateWindows, ServiceProfile } from '@/instrumentation/service-profile';
import { rateWindow } from '@/promql/rate-window';
import type { Filters } from './filters';
import type { OverviewVectors } from './overview-vectors';
import type { Resolution } from './resolution';

/** Everything the panels of the overview are made from: a pure function of it is the whole dashboard. */
export type OverviewSource = { profile: ServiceProfile; filters: Filters; resolution: Resolution; vectors: OverviewVectors };

/** The filters that are set but that a metric without the endpoint label cannot honour. */
export function ignoredFilters(filters: Filters, endpointLabel: string | null): readonly 'endpoint'[] {
  return endpointLabel === null && filters.endpoints.length > 0 ? ['endpoint'] : [];
}

/** `5 min`, `4 h`: how a panel says the window its rate is taken over. */
export function windowText(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/**
 * The windows as they are asked, in words: longer than the usual ones where scrapes are rare, and those of `lines` where the points of a chart lie further
 * apart. `now` are those of a number of the moment.
 */
export function windowTexts({ profile, resolution: { scrapeInterval, step } }: Pick<OverviewSource, 'profile' | 'resolution'>, of: keyof RateWindows): { now: string; lines: string } {
  const text = (distance: number) => windowText(rateWindow(profile.windows[of], scrapeInterval, distance));
  return { now: text(0), lines: text(step) };
}
