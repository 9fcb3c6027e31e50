import { describe, expect, it } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { plain } from '@/health/example-facts';
import { splitPulse } from '@/health/facts/read-pulse';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import { groupSummary } from './system-summary';

const sample = (signal: string, value: number, labels: Record<string, string> = {}): Sample => ({
  labels: { signal, ...labels },
  time: 0,
  value,
});

function said(group: SystemGroupId, ...samples: Sample[]) {
  const { text, isWrong } = groupSummary(group, splitPulse(samples));
  return { text: plain(text), isWrong };
}

describe('groupSummary', () => {
  it('says which container eats most CPU and which most memory', () => {
    const cpu = [
      sample('container-cpu', 0.12, { name: 'backend-1' }),
      sample('container-cpu', 0.31, { name: 'backend-2' }),
    ];
    const memory = [
      sample('container-memory', 182e6, { name: 'backend-1' }),
      sample('container-memory', 90e6, { name: 'backend-2' }),
    ];
    expect(said('containers', ...cpu, ...memory)).toEqual({
      text: '2, highest CPU backend-2 0.31 cores, highest memory backend-1 182 MB',
      isWrong: false,
    });
  });

  it('does not compare the only container with itself', () => {
    expect(
      said(
        'containers',
        sample('container-cpu', 0.12, { pod: 'shop-1' }),
        sample('container-restarts', 2.03, { pod: 'shop-1' }),
      ),
    ).toEqual({
      text: 'CPU shop-1 0.12 cores, 2 restarts within the hour',
      isWrong: true,
    });
  });

  it('adds up the restarts of all, and one is wrong already', () => {
    const restarts = (...values: number[]) =>
      said('containers', ...values.map((value, i) => sample('container-restarts', value, { pod: `shop-${i}` })));
    expect(restarts(1.02, 0, 2.1)).toEqual({ text: '3 restarts within the hour', isWrong: true });
    expect(restarts(0.97)).toEqual({ text: '1 restart within the hour', isWrong: true });
  });

  it('counts containers by what is known of them, be it memory or CPU alone', () => {
    expect(
      said('containers', sample('container-cpu', 0.1, { pod: 'a' }), sample('container-cpu', 0.2, { pod: 'b' })).text,
    ).toBe('2, highest CPU b 0.2 cores');
    expect(
      said('containers', sample('container-memory', 1e6, { pod: 'a' }), sample('container-memory', 2e6, { pod: 'b' }))
        .text,
    ).toBe('2, highest memory b 2 MB');
    expect(said('containers', sample('container-memory', 1e6, { pod: 'a' })).text).toBe('memory a 1 MB');
  });

  it('lists versions in order, and of runtimes that have some the most goroutines', () => {
    const versions = ['go1.25', 'go1.24'].map((version) => sample('runtime-version', 1, { version }));
    expect(said('runtime', ...versions, sample('goroutines', 40), sample('goroutines', 61)).text).toBe(
      'go1.24 and go1.25, up to 61 goroutines',
    );
  });

  it('names the version of the runtime and who restarted', () => {
    // What is not known, or no number, is neither most nor least.
    const lag = [NaN, 0.012, Infinity].map((value) => sample('event-loop-lag', value));
    const restarts = [sample('restarted', 1, { instance: 'b' }), sample('restarted', 0, { instance: 'a' })];
    expect(said('runtime', sample('runtime-version', 3, { version: 'v20.20.2' }), ...lag, ...restarts).text).toBe(
      'v20.20.2, event loop lag up to 12 ms, restarted within the hour: b',
    );
  });

  it('tells the host with the least room in each respect', () => {
    expect(
      said(
        'hosts',
        sample('host-load', 0.4),
        sample('host-load', 1.3),
        sample('host-memory', 0.2),
        sample('host-memory', 0.6),
        sample('host-disk', 0.4),
        sample('host-disk', 0.91),
      ).text,
    ).toBe('load 1.3 per core, memory 20 % available, fullest disk 91 %');
  });

  it('has the numbers of what is judged above it, which is over another window', () => {
    expect(said('hosts', sample('host-load', 3.9), sample('hostLoad', 1.4)).text).toBe('load 1.4 per core');
    expect(
      said(
        'runtime',
        sample('event-loop-lag', 0.049),
        sample('eventLoopLag', 0.031),
        sample('heap-used', 9e6),
        sample('heap-used', 17e6),
      ).text,
    ).toBe('event loop lag up to 31 ms, heap up to 17 MB');
  });

  it('is wrong as soon as one target does not answer or a certificate has expired', () => {
    expect(
      said('probes', sample('probe-success', 1), sample('probe-success', 1), sample('probe-certificate', 34 * 86_400)),
    ).toEqual({ text: '2 of 2 targets answer, certificate valid for 34 d', isWrong: false });
    expect(said('probes', sample('probe-success', 1), sample('probe-success', 0.5))).toEqual({
      text: '1 of 2 targets answer',
      isWrong: true,
    });
    expect(said('probes', sample('probe-success', 1), sample('probe-certificate', -5))).toEqual({
      text: '1 of 1 targets answer, a certificate has expired',
      isWrong: true,
    });
    // At this very second.
    expect(said('probes', sample('probe-certificate', 0))).toEqual({
      text: 'a certificate has expired',
      isWrong: true,
    });
  });

  it('tells the slowest target and the certificate that expires first', () => {
    const days = (count: number) => sample('probe-certificate', count * 86_400);
    expect(said('probes', sample('probe-duration', 0.02), sample('probe-duration', 0.3), days(90), days(20)).text).toBe(
      'slowest 300 ms, certificate valid for 20 d',
    );
  });

  it('says nothing of what is not known', () => {
    expect(said('runtime')).toEqual({ text: '', isWrong: false });
  });
});
