import type { RateWindows, ServiceProfile } from '@/instrumentation/service-profile';
import { rateWindow } from '@/promql/rate-window';
import type { Filters } from '@/dashboard/filters';
import type { OverviewVectors } from '@/dashboard/queries/overview-vectors';
import type { Resolution } from '@/dashboard/resolution';
import { windowText } from '@/dashboard/window-text';

/** Everything that the panels of the overview depend on: the dashboard is a pure function of it. */
export type OverviewSource = {
  profile: ServiceProfile;
  filters: Filters;
  resolution: Resolution;
  vectors: OverviewVectors;
};

/**
 * The rate windows as they are queried, as text: longer than configured where scrapes are rare. `now` is that of
 * instant queries; that of `lines` is also at least as long as the step of the charts.
 */
export function windowTexts(
  { profile, resolution: { scrapeInterval, step } }: Pick<OverviewSource, 'profile' | 'resolution'>,
  of: keyof RateWindows,
): { now: string; lines: string } {
  const text = (distance: number) => windowText(rateWindow(profile.windows[of], scrapeInterval, distance));
  return { now: text(0), lines: text(step) };
}
