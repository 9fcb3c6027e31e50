import { maxBy, subquery } from '@/promql/expression';
import { oneOf, selector } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';

/**
 * The window over which scrapes are counted, and the resolution of the subquery; seconds. Long enough for slow scrapes,
 * short enough to be cheap.
 */
const SCRAPES_OVER = 600;
const FINELY = 5;

/**
 * The scrape interval of each service, for its rate windows: the time from the first to the last scrape, divided by the
 * number of scrapes after the first. Not the window divided by all scrapes, because a new service has not been scraped
 * for the whole window. Asked rarely, as it only changes with the configuration.
 */
export function scrapesQuery(services: readonly string[]): string {
  const scraped = `timestamp(${selector('up', [oneOf('job', services)])})`;
  const scrapes = subquery(scraped, SCRAPES_OVER, FINELY);
  return maxBy(['job'], `(${scraped} - min_over_time(${scrapes})) / (changes(${scrapes}) > 0)`);
}

/** Seconds between scrapes by service. Rounded, so that a late scrape does not change the windows. */
export function readIntervals(samples: readonly Sample[]): ReadonlyMap<string, number> {
  return new Map(
    samples.flatMap(({ labels, value }) => (value >= 1 ? [[labels['job'] ?? '', Math.round(value)] as const] : [])),
  );
}
