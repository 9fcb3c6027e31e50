import { maxBy } from '@/promql/expression';
import { formatDuration } from '@/promql/duration';
import { oneOf, selector } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';

/** Over which the scrapes of each service are counted, seconds: long enough for some of a slow one, short enough to be cheap. */
const SCRAPES_OVER = 600;

/** How often each service is scraped, for the windows of its rates. Asked rarely: it changes with a deployment of the configuration. */
export function scrapesQuery(services: readonly string[]): string {
  return maxBy(['job'], `count_over_time(${selector('up', [oneOf('job', services)])}[${formatDuration(SCRAPES_OVER)}])`);
}

/** The answer: seconds between scrapes by service. Rounded, because a scrape more or less within ten minutes must not make other windows of it. */
export function readIntervals(samples: readonly Sample[]): ReadonlyMap<string, number> {
  return new Map(samples.map(({ labels, value }) => [labels['job'] ?? '', Math.round(SCRAPES_OVER / Math.max(1, value))]));
}
