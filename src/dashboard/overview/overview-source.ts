import type { RateWindows, ServiceProfile } from '@/instrumentation/service-profile';
import { rateWindow } from '@/promql/rate-window';
import type { Filters } from '@/dashboard/filters';
import type { OverviewVectors } from '@/dashboard/queries/overview-vectors';
import type { Resolution } from '@/dashboard/resolution';
import { windowText } from '@/dashboard/window-text';

/** Everything the panels of the overview are made from: a pure function of it is the whole dashboard. */
export type OverviewSource = { profile: ServiceProfile; filters: Filters; resolution: Resolution; vectors: OverviewVectors };

/**
 * The windows as they are asked, in words: longer than the usual ones where scrapes are rare, and those of `lines` where the points of a chart lie further
 * apart. `now` are those of a number of the moment.
 */
export function windowTexts({ profile, resolution: { scrapeInterval, step } }: Pick<OverviewSource, 'profile' | 'resolution'>, of: keyof RateWindows): { now: string; lines: string } {
  const text = (distance: number) => windowText(rateWindow(profile.windows[of], scrapeInterval, distance));
  return { now: text(0), lines: text(step) };
}
