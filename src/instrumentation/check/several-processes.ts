import { SIGNAL_LABEL, type NamedExpr } from '@/promql/expression';
import { formatDuration } from '@/promql/duration';
import { RATE_WINDOW } from '@/instrumentation/discovery/discovery';
import { LOOKBACK } from '@/instrumentation/last-seen';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { LabelMatcher } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';

/** The series of a metric within the job. */
export type Select = (metric: string, matchers: readonly LabelMatcher[]) => string;
export type Counted = Pick<ServiceProfile, 'requests' | 'startTime'>;

export const RESETS = 'resets';

/** A clock that is set may move a start time once; processes that take turns move it back every few scrapes. */
export const LEAST = 2;

/**
 * The part of the check that hints at several processes behind one port, as with workers that share a socket: every
 * scrape reads another one. A start time that goes back proves it, and has one series per instance only. Where there is
 * none, the resets of the counter itself hint at it, over as long a time as is read for its rate.
 */
export function severalProcessesPart({ requests, startTime }: Counted, of: Select): NamedExpr[] {
  if (requests === null) return [];
  const read =
    startTime === null
      ? `${ofCounter(requests, of)}[${formatDuration(RATE_WINDOW)}]`
      : `${of(startTime, [])}[${LOOKBACK}]`;
  return [{ name: RESETS, expr: `max(resets(${read}))` }];
}

export const ofCounter = ({ metric, matchers }: NonNullable<Counted['requests']>, of: Select) => of(metric, matchers);

/**
 * Whether that part of the answer is a hint, which `resetsExpr` confirms. Without start times one reset is: with a
 * scrape per minute the window of a rate has four, in which two processes seldom take turns more often.
 */
export const mayBeSeveral = (samples: readonly Sample[], { startTime }: Pick<Counted, 'startTime'>) =>
  (valueOf(samples, RESETS) ?? 0) >= (startTime === null ? 1 : LEAST);

export const valueOf = (samples: readonly Sample[], signal: string) =>
  samples.find(({ labels }) => labels[SIGNAL_LABEL] === signal)?.value;
