import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, test } from 'vitest';
import type { Filters } from '@/dashboard/filters';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { DEFAULT_RANGE, lastSeconds } from '@/dashboard/time-range/time-range';
import { facts, instance } from '@/health/example-facts';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection, type ExampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle, settleDownloads } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Sample } from '@/prometheus/series';
import { useSystem, withResources } from './use-system';

const SHOP = profileOf({ service: 'shop', exposed: new Set(['http_requests_total']) });
const FILTERS: Filters = { service: 'shop', endpoints: [], instances: [], excluded: [] };
const TARGET = { signal: 'target', instance: 'a' };
const OWN = ['process_open_fds', 'process_max_fds', 'nodejs_eventloop_lag_seconds'].map((name) => ({
  signal: 'own',
  __name__: name,
}));

const answer = (...samples: Omit<Sample, 'time'>[]): InstantAnswer => ({
  kind: 'instant',
  time: 0,
  at: 0,
  samples: samples.map((sample) => ({ ...sample, time: 0 })),
  notices: { warnings: [], infos: [] },
  cost: { tookMs: 1, samples: null },
});

/** What there is, what is around it, how full it is, and the course of that. */
const QUESTIONS = 4;

/**
 * The lines that are asked of a service whose open files are at 10 % now, and were at most at `peak` of their limit
 * over the range.
 */
async function linesWith(peak: number): Promise<string[]> {
  const lines: string[] = [];
  const connection = exampleConnection({
    instantQuery: (expr) => {
      if (expr.includes('"target"'))
        return Promise.resolve(answer(...[TARGET, ...OWN].map((labels) => ({ labels, value: 1 }))));
      if (!expr.includes('process_open_fds')) return Promise.resolve(answer());
      return Promise.resolve(
        answer({ labels: { signal: 'openFiles', of: 'a' }, value: expr.startsWith('max_over_time((') ? peak : 0.1 }),
      );
    },
    rangeQuery: (expr) => {
      lines.push(expr);
      return new Promise<never>(() => undefined);
    },
  });
  const source = { connection, range: DEFAULT_RANGE, step: 15, deadline: 10, isReady: true };
  const scrape = { interval: 15, targets: [], isKnown: true };
  const page = { source, scrape, now: 3600, start: 0, end: 3600, refreshInterval: 10 };
  const input = {
    profile: SHOP,
    filters: FILTERS,
    page,
    source,
    facts: facts({ instances: [instance('a')] }),
    thresholds: DEFAULT_THRESHOLDS,
  };
  const hook = await renderHook(useSystem, input);
  expect(hook.current.saturation).toBeNull();
  // The reader comes in a chunk of its own, and each question follows from the one before it.
  await settleDownloads();
  for (let question = 0; question < QUESTIONS; question++) await settle();
  expect(hook.current.saturation).toEqual([{ key: 'openFiles', of: 'a', value: 0.1 }]);
  return lines;
}

test('the course of what was too full before the page was opened is asked', async () => {
  const [line, ...others] = await linesWith(0.99);
  expect(line).toContain('process_open_fds');
  expect(line).not.toContain('eventloop');
  expect(others).toEqual([]);
});

test('so is the course of what would only have warned', async () => {
  expect(await linesWith(0.85)).toHaveLength(1);
});

test('of what had room all the time nothing more is asked', async () => {
  expect(await linesWith(0.5)).toEqual([]);
});

describe('while it is asked', () => {
  const source = (connection: ExampleConnection) => ({
    connection,
    range: DEFAULT_RANGE,
    step: 15,
    deadline: 10,
    isReady: true,
  });
  /**
   * Mounts it over a server on which the open files of a service are at 97 %, and which answers what they were at most,
   * and what else is changed, as it is told to.
   */
  async function mount(change: (expr: string) => Promise<InstantAnswer> | null) {
    const full = answer({ labels: { signal: 'openFiles', of: 'a' }, value: 0.97 });
    const connection = exampleConnection({
      instantQuery: (expr) =>
        change(expr) ??
        Promise.resolve(
          expr.includes('"target"')
            ? answer(...[TARGET, ...OWN].map((labels) => ({ labels, value: 1 })))
            : expr.includes('process_open_fds')
              ? full
              : answer(),
        ),
      rangeQuery: () => Promise.reject(new PrometheusError('rejected', 'no lines')),
    });
    const page = {
      source: source(connection),
      scrape: { interval: 15, targets: [], isKnown: true },
      now: 3600,
      start: 0,
      end: 3600,
      refreshInterval: 10,
    };
    const input = {
      profile: SHOP,
      filters: FILTERS,
      page,
      source: source(connection),
      facts: facts({ instances: [instance('a')] }),
      thresholds: DEFAULT_THRESHOLDS,
    };
    const hook = await renderHook(useSystem, input, new QueryClient({ defaultOptions: { queries: { retry: false } } }));
    await settleDownloads();
    for (let question = 0; question < QUESTIONS; question++) await settle();
    return { hook, input };
  }

  it('how full things are is not known, until it is answered or refused', async () => {
    let give: (full: InstantAnswer) => void = () => undefined;
    let refuse: (error: Error) => void = () => undefined;
    const isAsking = ({ hook }: Awaited<ReturnType<typeof mount>>) =>
      withResources(facts(), hook.current).isAskingForSaturation;
    const isOfNow = (expr: string) => expr.includes('process_open_fds') && !expr.startsWith('max_over_time((');
    const answered = await mount((expr) => (isOfNow(expr) ? new Promise((resolve) => (give = resolve)) : null));
    expect(isAsking(answered)).toBe(true);
    give(answer({ labels: { signal: 'openFiles', of: 'a' }, value: 0.97 }));
    await settle();
    expect(isAsking(answered)).toBe(false);
    const refused = await mount((expr) => (isOfNow(expr) ? new Promise((_, reject) => (refuse = reject)) : null));
    expect(isAsking(refused)).toBe(true);
    refuse(new PrometheusError('rejected', 'too many samples'));
    await settle();
    expect(isAsking(refused)).toBe(false);
  });

  it('what was full before is awaited, and its course after it', async () => {
    let give: (peak: InstantAnswer) => void = () => undefined;
    const peak = new Promise<InstantAnswer>((resolve) => (give = resolve));
    const { hook } = await mount((expr) => (expr.startsWith('max_over_time((') ? peak : null));
    expect(hook.current).toMatchObject({ isAwaited: true, saturation: [{ value: 0.97 }] });
    expect(withResources(facts(), hook.current).isSaturationAwaited).toBe(true);
    give(answer());
    await settle();
    expect(hook.current.isAwaited).toBe(false);
  });

  it('with other windows how full things are is what it was', async () => {
    let isAnswered = true;
    const { hook, input } = await mount(() => (isAnswered ? null : new Promise(() => undefined)));
    expect(hook.current).toMatchObject({ isAwaited: false, saturation: [{ value: 0.97 }] });
    isAnswered = false;
    const { connection } = input.source;
    await hook.rerender({
      ...input,
      source: { ...source(connection as ExampleConnection), step: 60 },
      page: { ...input.page, scrape: { ...input.page.scrape, interval: 300 } },
    });
    expect(hook.current.saturation).toMatchObject([{ value: 0.97 }]);
  });

  it.each([
    ['of other instances', { ...FILTERS, instances: ['b'] }, DEFAULT_RANGE],
    ['in another range', FILTERS, lastSeconds(60)],
  ])('how full things are %s is not known', async (_, filters, range) => {
    let isAnswered = true;
    const { hook, input } = await mount(() => (isAnswered ? null : new Promise(() => undefined)));
    isAnswered = false;
    const { connection } = input.source;
    await hook.rerender({
      ...input,
      filters,
      source: { ...source(connection as ExampleConnection), step: 60, range },
      page: { ...input.page, scrape: { ...input.page.scrape, interval: 300 } },
    });
    expect(hook.current.saturation).toBeNull();
  });
});

test('what is of an earlier moment, because the newest question failed, lights nothing now', () => {
  const full = [{ key: 'openFiles', of: 'a', value: 0.97 }] as const;
  const system = {
    isAsking: false,
    isFailing: false,
    problem: '',
    groups: [],
    summaries: new Map(),
    saturation: full,
    history: [],
    isAwaited: false,
  };
  expect(withResources(facts(), system).saturation).toEqual(full);
  expect(withResources(facts(), { ...system, isFailing: true }).saturation).toEqual(facts().saturation);
});

test('how full things are is not awaited where what measures them cannot be asked', async () => {
  const connection = exampleConnection({
    instantQuery: () => Promise.reject(new PrometheusError('rejected', 'too many samples')),
  });
  const source = { connection, range: DEFAULT_RANGE, step: 15, deadline: 10, isReady: true };
  const once = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = {
    source,
    scrape: { interval: 15, targets: [], isKnown: true },
    now: 3600,
    start: 0,
    end: 3600,
    refreshInterval: 10,
  };
  const hook = await renderHook(
    useSystem,
    {
      profile: SHOP,
      filters: FILTERS,
      page,
      source,
      facts: facts({ instances: [instance('a')] }),
      thresholds: DEFAULT_THRESHOLDS,
    },
    once,
  );
  await settleDownloads();
  await settle();
  expect(hook.current.saturation).toEqual([]);
});
