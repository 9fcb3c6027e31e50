import { formatText } from '@/format/format-value';
import { namedQuantile } from '@/health/signals/latency';
import type { ServiceFacts } from '@/health/service-facts';
import { unbroken } from '@/health/words';
import type { PartId } from './profile-fields';

/** What a part reads at this moment, so that a change shows at once whether it makes sense. */
export function partNumbers(part: PartId, facts: ServiceFacts | null): string {
  if (facts === null) return 'asking';
  const { current } = facts;
  switch (part) {
    case 'requests':
      return formatText(current.requestRate, 'requestsPerSecond');
    case 'errors':
      return current.errorRatio === null
        ? formatText(null, 'ratio')
        : `${formatText(current.errorRatio, 'ratio')} of requests`;
    case 'duration':
      return durationNumbers(facts);
    case 'inProgress':
      return formatText(current.inProgress, 'count');
    case 'excluded':
      return '';
  }
}

function durationNumbers({ current: { p50, p95, p99, mean } }: ServiceFacts): string {
  const quantiles = Object.entries({ p50, p95, p99 }).flatMap(([name, quantile]) =>
    quantile === null ? [] : namedQuantile(name, quantile),
  );
  return (
    [...quantiles, ...(mean === null ? [] : [unbroken(`mean ${formatText(mean, 'seconds')}`)])].join(', ') ||
    formatText(null, 'seconds')
  );
}
