import { union } from '@/promql/expression';
import { LOOKBACK } from '@/instrumentation/last-seen';
import type { Sample } from '@/prometheus/series';
import { LEAST, ofCounter, RESETS, valueOf, type Counted, type Select } from './several-processes';

const SCRAPES = 'scrapes';

/** Where no start time tells a process from another, so many resets, and this share of the scrapes, are needed. */
const LEAST_UNTOLD = 3;
const SHARE_UNTOLD = 0.2;

/** How often the counter of requests was reset, and in how many scrapes: start times alone may belong to others. */
export function resetsExpr({ requests }: Counted, of: Select): string | null {
  if (requests === null) return null;
  const counted = `${ofCounter(requests, of)}[${LOOKBACK}]`;
  return union([
    { name: RESETS, expr: `max(resets(${counted}))` },
    { name: SCRAPES, expr: `max(count_over_time(${counted}))` },
  ]);
}

/** Why no rate of this counter can be relied on; null where it is reset no more often than processes are restarted. */
export function resetsText({ startTime }: Pick<Counted, 'startTime'>, samples: readonly Sample[]): string | null {
  const [resets = 0, scrapes = 0] = [valueOf(samples, RESETS), valueOf(samples, SCRAPES)];
  const isSeveral = startTime === null ? resets >= LEAST_UNTOLD && resets >= scrapes * SHARE_UNTOLD : resets >= LEAST;
  return isSeveral ? `${resets} resets in ${scrapes} scrapes; several processes behind one port?` : null;
}
