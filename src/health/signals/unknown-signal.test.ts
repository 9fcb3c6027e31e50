import { describe, expect, it } from 'vitest';
import { facts } from '@/health/example-facts';
import { SIGNAL_NAMES } from '@/health/signal';
import { absentSignal, idleSignal } from './unknown-signal';

describe('a light that nothing is known about', () => {
  it.each(SIGNAL_NAMES)('is unknown without any number: %s', (name) => {
    expect(absentSignal(name, facts())).toMatchObject({
      name,
      level: 'unknown',
      value: null,
      atLeast: false,
      trend: null,
      headroom: null,
      limit: null,
      since: null,
    });
  });

  it('tells what has no samples from what is not measured, for each signal in other words', () => {
    const silent = SIGNAL_NAMES.map((name) => absentSignal(name, facts()).reason);
    const missing = SIGNAL_NAMES.map((name) => absentSignal(name, facts({ notMeasured: SIGNAL_NAMES })).reason);
    expect(new Set([...silent, ...missing]).size).toBe(8);
    expect(silent[0]).toBe('Not known: the request counter has no samples now');
    expect(missing[0]).toBe('Not measured: no request counter found for this service');
  });

  it('names what tells whether instances answer, and not CPU and memory, which what is pushed has without it', () => {
    expect(absentSignal('system', facts()).reason).toBe('Not known: the metric up has no samples now');
  });

  it('tells what was not answered from what has no samples', () => {
    expect(absentSignal('latency', facts({ notAnswered: ['latency'] }))).toMatchObject({
      level: 'unknown',
      reason: 'Not known: Prometheus did not answer what the histogram of durations says',
      shortReason: 'Not answered',
    });
    expect(absentSignal('errors', facts({ notAnswered: ['latency'] })).shortReason).toBe('No samples');
    expect(absentSignal('traffic', facts({ isFiltered: true })).reason).toBe(
      'Not known: the request counter has no samples now that match the filters',
    );
    expect(absentSignal('traffic', facts({ leavesOut: true })).reason).toBe(
      'Not known: the request counter has no samples now but those of endpoints that are left out as no traffic, if any',
    );
  });

  it('says that there is nothing to judge by where there is no traffic', () => {
    expect(idleSignal('latency')).toMatchObject({
      level: 'unknown',
      reason: 'No traffic, nothing to judge by',
      shortReason: 'No traffic',
    });
  });
});
