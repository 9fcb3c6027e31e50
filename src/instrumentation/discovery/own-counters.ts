import { labelled, rate, sumBy } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { isExcludedMetric } from '@/instrumentation/excluded-metrics';
import { lastSeen } from '@/instrumentation/last-seen';
import { RATE_WINDOW } from './discovery';

/** At most so many counters are shown in one chart. */
const MOST_SHOWN = 6;

/** At most so many counters are queried for their rate; a job may have thousands. */
const MOST_ASKED = 40;

/** The names of the counters of one job. Counters end in `_total` by everybody's convention. */
export function counterNamesExpr({ service, isSilent }: DiscoveredService): string {
  return `count by (__name__) (${lastSeen(`{__name__=~".+_total",job=${quote(service)}}`, isSilent)})`;
}

/**
 * The rates of these counters in one query; null where there are none. Without process metrics, which have panels of
 * their own.
 */
export function counterRatesExpr(service: string, names: readonly Sample[]): string | null {
  const counters = names
    .flatMap(({ labels }) => labels['__name__'] ?? [])
    .filter((name) => !isExcludedMetric(name) && !ABOUT_PROCESS.test(name));
  const parts = counters
    .toSorted()
    .slice(0, MOST_ASKED)
    .map((name) =>
      labelled(
        sumBy([], rate(selector(name, [{ name: 'job', op: '=', value: service }]), RATE_WINDOW)),
        'counter',
        name,
      ),
    );
  return parts.length === 0 ? null : parts.join(' or ');
}

const ABOUT_PROCESS = /(?:^|_)process_|^(?:go|python|nodejs|jvm|dotnet|ruby|promhttp|scrape)_/;

/** The counters that move most; those that stand still only where none moves. */
export function mostMoving(rates: readonly Sample[]): string[] {
  const ranked = rates.toSorted(
    (a, b) => b.value - a.value || (a.labels['counter'] ?? '').localeCompare(b.labels['counter'] ?? ''),
  );
  const moving = ranked.filter(({ value }) => value > 0);
  return (moving.length > 0 ? moving : ranked).slice(0, MOST_SHOWN).flatMap(({ labels }) => labels['counter'] ?? []);
}
