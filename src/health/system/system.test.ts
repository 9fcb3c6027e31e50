import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { at, facts, history, incident, instance, line, moment, NOW, plain, RULES } from '@/health/example-facts';
import type { InstanceFacts } from '@/health/service-facts';
import { judgeSystem } from './system';

const withInstance = (change: Partial<InstanceFacts>) =>
  facts({ instances: [instance('a'), instance('b'), instance('c', change)], hourAgo: moment({ instancesUp: 3 }) });
const reason = (change: Partial<InstanceFacts>) => plain(judgeSystem(withInstance(change), RULES).reason);

describe('judgeSystem', () => {
  it('is OK with all instances up, and shows the one with the least room', () => {
    const signal = judgeSystem(withInstance({ cpuCores: 0.47, memoryBytes: 470e6 }), RULES);
    expect(signal).toMatchObject({
      level: 'ok',
      value: 3,
      of: 3,
      unit: 'count',
      trend: { kind: 'count', change: 0 },
      since: null,
    });
    expect(signal.headroom).toBeCloseTo(0.5875);
    expect(plain(signal.reason)).toBe('CPU up to 0.47 of 0.8 cores, memory 47 % of 1 GB');
    expect(plain(signal.shortReason)).toBe('Memory 47 % of 1 GB');
  });

  it('warns of an instance of which a target is down, and counts it as up', () => {
    const lines = ['a', 'b', 'c'].map((name) =>
      line((time) => (name === 'c' && time >= NOW - 120 ? 0.5 : 1), { instance: name }),
    );
    const signal = judgeSystem({ ...withInstance({ isPartial: true }), history: history({ up: lines }) }, RULES);
    expect(signal).toMatchObject({ level: 'warning', value: 3, of: 3, since: { time: NOW - 120 } });
    expect([plain(signal.reason), plain(signal.shortReason)]).toEqual([
      'A target of c down for 2 min 00 s',
      'A target of c down for 2 min 00 s',
    ]);
  });

  it('says for how long an instance has been down and that its memory was nearly full', () => {
    const signal = judgeSystem(incident(), RULES);
    expect(signal).toMatchObject({
      level: 'warning',
      value: 3,
      of: 4,
      trend: { kind: 'count', change: -1 },
      since: { time: NOW - 22 },
    });
    expect(plain(signal.reason)).toBe('10.0.0.3 down for 22 s; memory was at 97 %');
    expect(plain(signal.shortReason)).toBe('10.0.0.3 down for 22 s');
  });

  it.each([
    ['down', { up: false, newestSample: NOW - 70 }, 'c down for 1 min 10 s'],
    [
      'gone from discovery',
      { up: null, newestSample: NOW - 70 },
      '2 of 3 seen in the last hour; c left discovery 1 min 10 s ago, answering until then: scaled down?',
    ],
    [
      'lost',
      { up: null, wasUp: false, newestSample: NOW - 70 },
      '2 of 3 seen in the last hour; c left discovery 1 min 10 s ago, failing before: lost?',
    ],
    ['above the limit of CPU', { cpuCores: 0.93 }, 'c uses 0.93 cores; alerts above 0.8 cores'],
    ['above the limit of memory', { memoryBytes: 1.2e9 }, 'c uses 1.2 GB of memory; alerts above 1 GB'],
  ])('names the instance that is %s', (_, change, text) => {
    expect(reason(change)).toBe(text);
  });

  it('counts an instance that had left at a moment that is over from that moment', () => {
    const instances = [instance('a'), instance('b'), instance('c', { up: null, newestSample: NOW - 70 })];
    expect(plain(judgeSystem(facts({ isOver: true, instances }), RULES).reason)).toBe(
      '2 of 3 seen in the hour before; c left discovery 1 min 10 s before, answering until then: scaled down?',
    );
  });

  it('is critical when half of the instances are missing, and names two of them', () => {
    const down = facts({
      instances: ['a', 'b', 'c', 'd'].map((name) => instance(name, { up: name === 'd', newestSample: NOW - 9 })),
    });
    const signal = judgeSystem(down, RULES);
    expect(signal).toMatchObject({ level: 'critical', value: 1, of: 4 });
    expect(signal.reason).toBe('3 of 4 down: a, b and 1 more');
  });

  it('is unknown without any instance', () => {
    expect(judgeSystem(facts({ instances: [] }), RULES)).toMatchObject({ level: 'unknown', value: null, of: null });
  });

  it('shows use without a share where no limit is known', () => {
    const signal = judgeSystem(facts(), DEFAULT_THRESHOLDS);
    expect(plain(signal.reason)).toBe('CPU up to 0.44 of 0.8 cores, memory up to 446 MB');
  });

  it('says that CPU and memory are not measured rather than that there is room', () => {
    const blind = facts({ instances: [instance('a', { cpuCores: null, memoryBytes: null })], hourAgo: null });
    expect(judgeSystem(blind, RULES)).toMatchObject({
      level: 'ok',
      headroom: null,
      trend: null,
      reason: 'CPU and memory are not measured',
    });
    // Of a container, or as a share of the cores, they may be all the same.
    const share = judgeSystem(
      { ...blind, saturation: [{ key: 'cpuOfLimit', of: 'a', value: 0.05 }] },
      { ...RULES, cpuOfLimit: [] },
    );
    expect(plain(share.reason)).toBe('a uses 5 % of its CPU limit');
  });

  it('is in trouble since the instance crossed its limit', () => {
    const cpu = [line((time) => (time >= at('14:00:10') ? 0.9 : 0.4), { instance: 'c' })];
    const busy = { ...withInstance({ cpuCores: 0.9 }), history: history({ cpu }) };
    expect(judgeSystem(busy, RULES)).toMatchObject({
      level: 'warning',
      since: { time: at('14:00:10'), before: false },
    });
  });

  it('is too full since nobody knows when before its line was asked for', () => {
    const full = { ...facts(), saturation: [{ key: 'openFiles', of: 'c', value: 0.9 } as const] };
    expect(judgeSystem(full, RULES).since).toEqual({ time: NOW, before: true });
  });

  it('does not take the last use of an instance that is down for present use', () => {
    expect(judgeSystem(withInstance({ up: false, cpuCores: 5, memoryBytes: 5e9 }), RULES).headroom).toBeLessThan(1);
  });
});
