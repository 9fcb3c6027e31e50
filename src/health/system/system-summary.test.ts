import { describe, expect, it } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { plain } from '@/health/example-facts';
import { splitPulse } from '@/health/facts/read-pulse';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import { groupSummary } from './system-summary';

const sample = (signal: string, value: number, labels: Record<string, string> = {}): Sample => ({ labels: { signal, ...labels }, time: 0, value });

function said(group: SystemGroupId, ...samples: Sample[]) {
  const { text, isWrong } = groupSummary(group, splitPulse(samples));
  return { text: plain(text), isWrong };
}

describe('groupSummary', () => {
  it('says which container eats most CPU and which most memory', () => {
    const cpu = [sample('container-cpu', 0.12, { name: 'backend-1' }), sample('container-cpu', 0.31, { name: 'backend-2' })];
    const memory = [sample('container-memory', 182e6, { name: 'backend-1' }), sample('container-memory', 90e6, { name: 'backend-2' })];
    expect(said('containers', ...cpu, ...memory)).toEqual({ text: '2, highest CPU backend-2 0.31 cores, highest memory backend-1 182 MB', isWrong: false });
  });

  it('does not compare the only container with itself', () => {
    expect(said('containers', sample('container-cpu', 0.12, { pod: 'shop-1' }), sample('container-restarts', 2.03, { pod: 'shop-1' }))).toEqual({
      text: 'CPU shop-1 0.12 cores, 2 restarts within the hour',
      isWrong: true,
    });
  });

  it('names the version of the runtime and who restarted', () => {
    const lag = [sample('event-loop-lag', 0.012, { instance: 'a' }), sample('event-loop-lag', NaN, { instance: 'b' })];
    const restarts = [sample('restarted', 1, { instance: 'b' }), sample('restarted', 0, { instance: 'a' })];
    expect(said('runtime', sample('runtime-version', 3, { version: 'v20.20.2' }), ...lag, ...restarts).text).toBe('v20.20.2, event loop lag up to 12 ms, restarted within the hour: b');
  });

  it('tells the host with the least room in each respect', () => {
    expect(said('hosts', sample('host-load', 0.4), sample('host-load', 1.3), sample('host-memory', 0.2), sample('host-memory', 0.6), sample('host-disk', 0.91)).text).toBe(
      'load 1.3 per core, memory 20 % available, fullest disk 91 %',
    );
  });

  it('has the numbers of what is judged above it, which is over another window', () => {
    expect(said('hosts', sample('host-load', 3.9), sample('hostLoad', 1.4)).text).toBe('load 1.4 per core');
    expect(said('runtime', sample('event-loop-lag', 0.049), sample('eventLoopLag', 0.031), sample('heap-used', 17e6)).text).toBe('event loop lag up to 31 ms, heap up to 17 MB');
  });

  it('is wrong as soon as one target does not answer or a certificate has expired', () => {
    expect(said('probes', sample('probe-success', 1), sample('probe-success', 1), sample('probe-certificate', 34 * 86_400))).toEqual({ text: '2 of 2 targets answer, certificate valid for 34 d', isWrong: false });
    expect(said('probes', sample('probe-success', 1), sample('probe-success', 0.5))).toEqual({ text: '1 of 2 targets answer', isWrong: true });
    expect(said('probes', sample('probe-success', 1), sample('probe-certificate', -5))).toEqual({ text: '1 of 1 targets answer, a certificate has expired', isWrong: true });
  });

  it('says nothing of what is not known', () => {
    expect(said('runtime')).toEqual({ text: '', isWrong: false });
  });
});
