import { useMemo } from 'react';
import { deadlineOf, patientDeadline } from '@/app/refresh/interval/deadline';
import { useInterval } from '@/app/refresh/interval/use-interval';
import { useRefresh } from '@/app/refresh/use-refresh';
import { useScrape, type Scrape } from '@/app/discovery/use-scrape';
import type { ViewState } from '@/app/view/use-view-state';
import type { Filters } from '@/dashboard/filters';
import { isLive, rangeLength, resolveRange } from '@/dashboard/time-range/time-range';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { VectorSource } from '@/panels/queries/vector-question';
import type { Connection } from '@/prometheus/connection/connection';
import { chooseStep, snapRange } from '@/prometheus/step';

/**
 * The width for which the step is chosen, that of the widest chart; fixed, so that resizing the window does not query
 * everything again.
 */
const PLOT_WIDTH = 900;

/**
 * With so many instances, or with too many endpoints to show, every point costs the server an evaluation of tens of
 * thousands of series, so charts get fewer points. Far above the number at which most services scale up and down in a
 * day, since crossing it queries all charts again.
 */
const MANY_INSTANCES = 200;
const PLOT_WIDTH_OF_MANY = 225;

/** `step`: seconds between two points of a chart; `deadline` of each of its queries, seconds. */
type Pace = Pick<VectorSource, 'step' | 'deadline'>;

/** How finely and how patiently a service is queried, which depends on its size. `deadline`: that of other requests. */
export function paceOf(
  { range, now, deadline }: { range: ViewState['range']; now: number; deadline: number },
  { interval, targets }: Pick<Scrape, 'interval' | 'targets'>,
  { requests }: ServiceProfile,
): Pace {
  const isLarge = targets.length > MANY_INSTANCES || (requests !== null && requests.busiest !== null);
  return {
    step: chooseStep(rangeLength(range, now), isLarge ? PLOT_WIDTH_OF_MANY : PLOT_WIDTH, interval),
    deadline: patientDeadline(deadline, isLarge),
  };
}

/**
 * When and how finely the page asks. `now`: the end of what is looked at as of the latest tick, Unix seconds on the
 * server's clock. `refreshInterval`: seconds, null while paused or over a fixed range.
 */
export type PageSource = {
  source: VectorSource;
  scrape: Scrape;
  now: number;
  start: number;
  end: number;
  refreshInterval: number | null;
};

/** `share`: how much of one core of the server the page may use. */
export function usePageSource(
  connection: Connection,
  profile: ServiceProfile,
  { range, refresh }: ViewState,
  filters: Filters,
  share: number,
): PageSource {
  const interval = useInterval(connection, refresh, share);
  const usual = deadlineOf(interval);
  const live = isLive(range);
  const { at } = useRefresh(connection, interval, live, filters);
  const scrape = useScrape(connection, profile.service, usual);
  const { step, deadline } = paceOf({ range, now: at, deadline: usual }, scrape, profile);
  const { isKnown: isReady } = scrape;
  const source = useMemo(
    () => ({ connection, range, step, deadline, isReady }),
    [connection, range, step, deadline, isReady],
  );
  const resolved = resolveRange(range, at);
  const { start, end } = snapRange(resolved.start, resolved.end, step);
  return { source, scrape, now: resolved.end, start, end, refreshInterval: live ? interval : null };
}
