import { maxBy, subquery } from '@/promql/expression';
import { oneOf, selector } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';

/** Over which the scrapes of each service are looked at, and how finely; seconds. Long enough for some of a slow one, short enough to be cheap. */
const SCRAPES_OVER = 600;
const FINELY = 5;

/**
 * How often each service is scraped, for the windows of its rates: from the first scrape to the last, by how many there were after the first. Not how many fit
 * into the time, which a service that has just begun does not fill. Asked rarely: it changes with a deployment of the configuration.
 */
export function scrapesQuery(services: readonly string[]): string {
  const scraped = `timestamp(${selector('up', [oneOf('job', services)])})`;
  const scrapes = subquery(scraped, SCRAPES_OVER, FINELY);
  return maxBy(['job'], `(${scraped} - min_over_time(${scrapes})) / (changes(${scrapes}) > 0)`);
}

/** The answer: seconds between scrapes by service. Rounded, because a scrape that came late must not make other windows of it. */
export function readIntervals(samples: readonly Sample[]): ReadonlyMap<string, number> {
  return new Map(samples.flatMap(({ labels, value }) => (value >= 1 ? [[labels['job'] ?? '', Math.round(value)] as const] : [])));
}
