import type { ServiceFacts } from '@/health/service-facts';
import type { Signal, SignalName } from '@/health/signal';

const METRICS: Readonly<Record<SignalName, string>> = {
  traffic: 'request counter',
  errors: 'count of failing requests',
  latency: 'histogram of durations',
  // Not CPU and memory, which may be known where metrics are pushed and `up` is missing.
  system: 'metric up',
};

const UNITS: Readonly<Record<SignalName, Signal['unit']>> = {
  traffic: 'requestsPerSecond',
  errors: 'ratio',
  latency: 'seconds',
  system: 'count',
};

/** A light about which nothing is known, with the reason; it is never green and has no number. */
export function unknownSignal(name: SignalName, reason: string, shortReason: string): Signal {
  return {
    name,
    level: 'unknown',
    value: null,
    atLeast: false,
    unit: UNITS[name],
    of: null,
    trend: null,
    headroom: null,
    limit: null,
    reason,
    shortReason,
    since: null,
  };
}

/**
 * The light for a metric without an answer: the query failed, the service does not have it, its counters are reset all
 * the time, or it has no samples now, perhaps only because of the filters.
 */
export function absentSignal(name: SignalName, facts: ServiceFacts): Signal {
  if (facts.notAnswered.includes(name))
    return unknownSignal(name, `Not known: Prometheus did not answer what the ${METRICS[name]} says`, 'Not answered');
  if (facts.notMeasured.includes(name))
    return unknownSignal(name, `Not measured: no ${METRICS[name]} found for this service`, 'Not measured');
  if (facts.unreliable !== null && name !== 'system')
    return unknownSignal(name, `Not reliable: ${facts.unreliable}`, 'Not reliable');
  const ofWhat = facts.isFiltered
    ? ' that match the filters'
    : facts.leavesOut && name !== 'system'
      ? ' but those of endpoints that are left out as no traffic, if any'
      : '';
  return unknownSignal(
    name,
    `Not known: the ${METRICS[name]} has no samples${facts.isOver ? '' : ' now'}${ofWhat}`,
    'No samples',
  );
}

/** The light for errors or latency without traffic, which is neither a fault nor a proof of health. */
export function idleSignal(name: SignalName): Signal {
  return unknownSignal(name, 'No traffic, nothing to judge by', 'No traffic');
}
