import { describe, expect, it, test } from 'vitest';
import type { PulseSignal } from '@/dashboard/queries/pulse-parts';
import type { Sample } from '@/prometheus/series';
import type { Target } from '@/prometheus/target';
import { facts, RULES } from '@/health/example-facts';
import { judgeSystem } from '@/health/system/system';
import { readInstances } from './read-instances';
import { splitPulse } from './read-pulse';

const sample = (signal: PulseSignal, instance: string, value: number, labels: Record<string, string> = {}): Sample => ({
  labels: { signal, instance, ...labels },
  time: 1000,
  value,
});

const target = (instance: string, health: Target['health'], lastError = ''): Target => ({
  labels: { instance },
  health,
  lastError,
  lastScrape: 990,
  scrapeInterval: 15,
  scrapeUrl: `http://${instance}/metrics`,
});

const read = (samples: readonly Sample[], targets: readonly Target[] = []) =>
  readInstances(splitPulse(samples), targets);

test('an instance has all that its samples tell', () => {
  const samples = [
    sample('up', 'web-1', 1),
    sample('seen', 'web-1', 1),
    sample('cpu', 'web-1', 0.4),
    sample('memory', 'web-1', 5e8),
    sample('startTime', 'web-1', 500),
    sample('newestSample', 'web-1', 998),
    sample('builds', 'web-1', 1, { version: 'v2' }),
  ];
  expect(read(samples)).toEqual([
    {
      instance: 'web-1',
      up: true,
      isPartial: false,
      wasUp: true,
      lastError: '',
      cpuCores: 0.4,
      memoryBytes: 5e8,
      startedAt: 500,
      version: 'v2',
      newestSample: 998,
    },
  ]);
});

test('one that only answers whether it is up tells nothing else', () => {
  expect(read([sample('up', 'web-1', 1)])).toEqual([
    {
      instance: 'web-1',
      up: true,
      isPartial: false,
      wasUp: true,
      lastError: '',
      cpuCores: null,
      memoryBytes: null,
      startedAt: null,
      version: null,
      newestSample: null,
    },
  ]);
});

test('what is no number is not known, and hides no other instance that is over its limit', () => {
  const samples = [
    sample('up', 'web-1', 1),
    sample('up', 'web-2', 1),
    sample('memory', 'web-1', NaN),
    sample('memory', 'web-2', 2e9),
    sample('startTime', 'web-1', NaN),
  ];
  const instances = read(samples);
  expect(instances).toMatchObject([{ memoryBytes: null, startedAt: null }, { memoryBytes: 2e9 }]);
  expect(judgeSystem(facts({ instances }), RULES).level).toBe('warning');
});

describe('an instance', () => {
  it('that is down says why, in the words of the scrape', () => {
    expect(read([sample('up', 'web-1', 0)], [target('web-1', 'down', 'connection refused')])).toMatchObject([
      { up: false, lastError: 'connection refused' },
    ]);
  });

  it('of which only some targets are up is up, in part', () => {
    const stateOf = (share: number) =>
      read([sample('up', 'web-1', share)]).map(({ up, isPartial }) => ({ up, isPartial }));
    expect([0, 0.5, 1].flatMap(stateOf)).toEqual([
      { up: false, isPartial: false },
      { up: true, isPartial: true },
      { up: true, isPartial: false },
    ]);
  });

  it('that is scraped at several addresses says why each of them does not answer, and the same once', () => {
    const targets = ['timeout', '', 'connection refused', 'timeout'].map((error) => target('web-1', 'down', error));
    const errorsOf = (all: readonly Target[]) =>
      read([sample('up', 'web-1', 0)], all).map(({ lastError }) => lastError);
    expect(errorsOf(targets)).toEqual(['timeout\nconnection refused']);
    expect(errorsOf([...targets, target('web-1', 'up')])).toEqual(['timeout\nconnection refused']);
  });

  it('that is up again does not repeat an error that is over', () => {
    expect(read([sample('up', 'web-1', 1)], [target('web-1', 'up', 'connection refused')])).toMatchObject([
      { up: true, lastError: '' },
    ]);
  });

  it('that a server has yet to scrape is not missed, and one that it scrapes in vain is', () => {
    const seen = ['web-1', 'web-2'].map((name) => sample('seen', name, 1));
    expect(read(seen, [target('web-1', 'unknown'), target('web-2', 'down', 'timeout')])).toMatchObject([
      { instance: 'web-2', up: null, lastError: 'timeout' },
    ]);
  });

  it('that was seen within the hour but is no target any more has vanished', () => {
    const instances = read([
      sample('up', 'web-1', 1),
      sample('seen', 'web-1', 1),
      sample('seen', 'web-2', 1),
      sample('seen', 'web-3', 0),
    ]);
    expect(instances.map(({ instance, up, wasUp }) => [instance, up, wasUp])).toEqual([
      ['web-1', true, true],
      ['web-2', null, true],
      ['web-3', null, false],
    ]);
  });

  it('that a server has yet to scrape since it was started is awaited, and has not vanished', () => {
    const seen = [sample('seen', 'web-1', 1), sample('seen', 'web-2', 1)];
    expect(read(seen, [target('web-1', 'unknown')]).map(({ instance }) => instance)).toEqual(['web-2']);
    expect(read([...seen, sample('up', 'web-1', 1)], [target('web-1', 'unknown')])).toHaveLength(2);
  });

  it('that is new is there before the hour knows it', () => {
    expect(read([sample('up', 'web-9', 1), sample('seen', 'web-1', 1)]).map(({ instance }) => instance)).toEqual([
      'web-1',
      'web-9',
    ]);
  });

  it('that is a target but was never scraped is none yet', () => {
    expect(read([], [target('web-1', 'unknown')])).toEqual([]);
  });
});

test('instances stand in the order in which people count', () => {
  const samples = ['web-10', 'web-2', 'web-1'].map((name) => sample('up', name, 1));
  expect(read(samples).map(({ instance }) => instance)).toEqual(['web-1', 'web-2', 'web-10']);
});

test('samples without the label belong to one instance without a name', () => {
  expect(read([{ labels: { signal: 'up' }, time: 1000, value: 1 }]).map(({ instance }) => instance)).toEqual(['']);
});
