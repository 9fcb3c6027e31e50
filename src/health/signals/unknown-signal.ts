import type { ServiceFacts } from '@/health/service-facts';
import type { Signal, SignalName } from '@/health/signal';

const METRICS: Readonly<Record<SignalName, string>> = {
  traffic: 'request counter',
  errors: 'count of failing requests',
  latency: 'histogram of durations',
  // CPU and memory may be known all the same, of what is pushed and not scraped.
  system: 'metric up',
};

const UNITS: Readonly<Record<SignalName, Signal['unit']>> = { traffic: 'requestsPerSecond', errors: 'ratio', latency: 'seconds', system: 'count' };

/** A light that nothing is known about, with the reason: never green, and never a number. */
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
 * What to say where the metric gave nothing: it does not exist for this service, nobody answered, or it has no samples at the moment, perhaps only
 * none of what was chosen.
 */
export function absentSignal(name: SignalName, facts: ServiceFacts): Signal {
  if (facts.notAnswered.includes(name)) return unknownSignal(name, `Not known: Prometheus did not answer what the ${METRICS[name]} says`, 'Not answered');
  if (facts.notMeasured.includes(name)) return unknownSignal(name, `Not measured: no ${METRICS[name]} found for this service`, 'Not measured');
  const ofWhat = facts.isFiltered ? ' that match the filters' : facts.leavesOut && name !== 'system' ? ' but those of endpoints that are left out as no traffic, if any' : '';
  return unknownSignal(name, `Not known: the ${METRICS[name]} has no samples${facts.isOver ? '' : ' now'}${ofWhat}`, 'No samples');
}

/** Without requests there is nothing to fail or to be slow; that is no fault of the service and no proof of its health. */
export function idleSignal(name: SignalName): Signal {
  return unknownSignal(name, 'No traffic, nothing to judge by', 'No traffic');
}
