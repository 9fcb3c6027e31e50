import { describe, expect, it } from 'vitest';
import { alert, facts, input, instance, plain, sentence } from '@/health/example-facts';
import { judge } from './judge';

const RESETS = '14 resets in 60 scrapes; several processes behind one port?';
const unreliable = facts({ unreliable: RESETS });

describe('where every scrape reads another process', () => {
  it('no number of requests is judged, and the system still is', () => {
    const { level, signals } = judge(input({ facts: unreliable }));
    expect(level).toBe('unknown');
    expect(signals.map((signal) => [signal.name, signal.level, signal.value])).toEqual([
      ['traffic', 'unknown', null],
      ['errors', 'unknown', null],
      ['latency', 'unknown', null],
      ['system', 'ok', 4],
    ]);
  });

  it('the sentence says it once for all three lights', () => {
    const { headline, detail } = judge(input({ facts: unreliable }));
    expect(plain(sentence(headline))).toBe('*Traffic, errors and latency not reliable*; 4 of 4 instances up');
    expect(plain(detail)).toBe(`Traffic, errors and latency not reliable: ${RESETS}`);
  });

  it('instances that are down and alerts that fire are said all the same', () => {
    const down = { ...unreliable, instances: [instance('10.0.0.1', { up: false })] };
    expect(judge(input({ facts: down })).level).toBe('critical');
    const firing = { alerts: [alert({ labels: { severity: 'critical' } })] };
    expect(judge(input({ facts: unreliable, alerts: firing })).level).toBe('critical');
  });

  it('durations that are not measured are not called unreliable', () => {
    const { signals } = judge(input({ facts: { ...unreliable, notMeasured: ['latency'] } }));
    expect(signals[2]?.shortReason).toBe('Not measured');
  });
});
