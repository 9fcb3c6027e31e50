import { formatText } from '@/format/format-value';
import type { ServiceFacts } from '@/health/service-facts';
import type { Signal } from '@/health/signal';
import { hourBefore, timeBefore } from '@/health/span-text';
import { shareText } from '@/health/words';
import { LOST_BELOW } from './enough';
import { lostFrom } from './lost-traffic';
import { silence } from './no-requests';
import { sinceLike } from './since';
import { absentSignal } from './unknown-signal';
import { type UsualRange, usualRange } from './usual-traffic';

const HOUR = 3600;

/** A rate outside the usual range by this factor is mentioned. */
const CLEARLY_ABOVE = 1.1;

type Finding = Pick<Signal, 'level' | 'reason' | 'shortReason' | 'since'>;

/** Are requests coming in, compared with an hour ago and with the last hour? */
export function judgeTraffic(facts: ServiceFacts): Signal {
  const rate = facts.current.requestRate;
  if (rate === null) return absentSignal('traffic', facts);
  const before = facts.hourAgo?.requestRate ?? null;
  return {
    ...(rate === 0 ? silence(facts) : flow(facts, rate)),
    name: 'traffic',
    value: rate,
    atLeast: false,
    unit: 'requestsPerSecond',
    of: null,
    trend: before === null || before === 0 ? null : { kind: 'relative', change: rate / before - 1 },
    headroom: null,
    limit: null,
  };
}

function flow(facts: ServiceFacts, rate: number): Finding {
  const range = usualRange(facts);
  const before = lostFrom(facts, rate, range);
  if (before === null) return { level: 'ok', ...placeIn(range, rate, facts), since: null };
  const share = shareText(1 - rate / before);
  const reason = `${share} below ${hourBefore(facts.isOver)} (${formatText(before, 'requestsPerSecond')})${range === null ? '' : ` and below the range of ${range.time}`}`;
  const least = Math.min(before, facts.history.sustainedRequestRate ?? before) * LOST_BELOW;
  return {
    level: 'warning',
    reason,
    shortReason: `${share} below 1 h ${facts.isOver ? 'before' : 'ago'}`,
    since: sinceLike(facts, 'rateWindow', facts.history.requestRate, (value) => value < least),
  };
}

function placeIn(
  range: UsualRange | null,
  rate: number,
  { isOver, history }: ServiceFacts,
): Pick<Signal, 'reason' | 'shortReason'> {
  if (history.requestRate === null && history.isAwaited) {
    const reason = `Asking about ${timeBefore(HOUR, isOver)}`;
    return { reason, shortReason: reason };
  }
  if (range === null)
    return {
      reason: `The range of ${timeBefore(HOUR, isOver)} is not known`,
      shortReason: `${isOver ? 'Hour before' : 'Last hour'} not known`,
    };
  const { low, high, time } = range;
  const rates = `${formatText(low, 'requestsPerSecond')} to ${formatText(high, 'requestsPerSecond')}`;
  if (rate > high * CLEARLY_ABOVE) return { reason: `Above ${rates} of ${time}`, shortReason: `Above ${time}` };
  if (rate < low / CLEARLY_ABOVE) return { reason: `Below ${rates} of ${time}`, shortReason: `Below ${time}` };
  return { reason: `Within the range of ${time}`, shortReason: `As in ${time}` };
}
