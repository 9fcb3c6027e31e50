import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, test } from 'vitest';
import type { Filters } from '@/dashboard/filters';
import { buildOverview } from '@/dashboard/overview/overview';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer, RangeAnswer } from '@/prometheus/query-answer';
import type { Sample, Series } from '@/prometheus/series';
import type { Target } from '@/prometheus/target';
import type { Driver } from '@/prometheus/transport/driver';
import type { FactsInput } from './read-service-facts';
import { useServiceFacts } from './use-service-facts';

const SHOP = profileOf({
  service: 'shop',
  exposed: new Set(['http_requests_total', 'http_request_duration_seconds_bucket']),
});
const FILTERS: Filters = { service: 'shop', endpoints: [], instances: [], excluded: [] };
const ANSWER: InstantAnswer = {
  kind: 'instant',
  time: 0,
  at: 0,
  samples: [],
  notices: { warnings: [], infos: [] },
  cost: { tookMs: 1, samples: null },
};

/** An answer that comes when the test wants it. */
function later() {
  let give: (given: InstantAnswer) => void = () => {};
  const answer = new Promise<InstantAnswer>((resolve) => (give = resolve));
  return { answer, give };
}

/** What the facts rest on, over a server that answers as it is told to. */
function inputOf(driver: Partial<Driver>, busiest: number | null): FactsInput {
  const profile = { ...SHOP, requests: SHOP.requests && { ...SHOP.requests, busiest } };
  const overview = buildOverview(profile, FILTERS, { scrapeInterval: 15, step: 15 });
  const source = { connection: exampleConnection(driver), range: DEFAULT_RANGE, step: 15, deadline: 10, isReady: true };
  return {
    profile,
    filters: FILTERS,
    overview,
    source,
    targets: [],
    scrapeInterval: 15,
    refreshInterval: 10,
    knowledgeOf: () => 'known',
  };
}

/** The expressions of the lines that are asked while the pulse is not answered yet, and once it is. */
async function linesAround(busiest: number | null) {
  const lines: string[] = [];
  const pulse = later();
  const rangeQuery = (expr: string) => {
    lines.push(expr);
    return new Promise<never>(() => undefined);
  };
  await renderHook(useServiceFacts, inputOf({ instantQuery: () => pulse.answer, rangeQuery }, busiest));
  await settle();
  const before = [...lines];
  pulse.give(ANSWER);
  await settle();
  return { before, after: lines };
}

test('the lines of a service are asked beside the numbers of the moment', async () => {
  expect((await linesAround(null)).before).not.toEqual([]);
});

test('where there are too many endpoints to show they wait for these numbers, which they would make late', async () => {
  const { before, after } = await linesAround(20);
  expect(before).toEqual([]);
  expect(after).not.toEqual([]);
});

test('and so does the question which of them are busiest: until it is answered the endpoints are not known, and the rest is', async () => {
  const ranked = later();
  const busiest: Sample = {
    labels: { signal: 'requestsInErrorWindow', [SHOP.requests?.endpoint ?? '']: '/a' },
    time: 0,
    value: 3,
  };
  const total: Sample = { labels: { signal: 'requestsInErrorWindowTotal' }, time: 0, value: 7 };
  const instantQuery = (expr: string) =>
    expr.startsWith('topk')
      ? Promise.resolve({ ...ANSWER, samples: [{ ...busiest, labels: { [SHOP.requests?.endpoint ?? '']: '/a' } }] })
      : expr.includes('="/a"')
        ? ranked.answer
        : Promise.resolve({ ...ANSWER, samples: expr.includes('_bucket') ? [] : [total] });
  const hook = await renderHook(
    useServiceFacts,
    inputOf({ instantQuery, rangeQuery: () => new Promise(() => undefined) }, 20),
  );
  await settle();
  expect(hook.current.facts).toMatchObject({ endpoints: null, current: { requestCount: 7 * 300 } });
  ranked.give({ ...ANSWER, samples: [busiest] });
  await settle();
  expect(hook.current.facts).toMatchObject({
    endpoints: [{ endpoint: '/a', requestRate: 3 }],
    current: { requestCount: 7 * 300 },
  });
});

test('requests are counted over the window that was asked for, which is wider where scrapes are rare', async () => {
  const received: InstantAnswer = {
    ...ANSWER,
    samples: [{ labels: { signal: 'requestsInErrorWindow' }, time: 0, value: 7 }],
  };
  const instantQuery = (expr: string) => Promise.resolve(expr.includes('_bucket') ? ANSWER : received);
  const input = {
    ...inputOf({ instantQuery, rangeQuery: () => new Promise(() => undefined) }, null),
    scrapeInterval: 120,
  };
  const hook = await renderHook(useServiceFacts, input);
  await settle();
  expect(hook.current.facts?.current.requestCount).toBe(7 * 480);
});

test('and over no more where the range is long, whose lines are over a whole step: what endpoints and instances fail of is counted by it too', async () => {
  const received: InstantAnswer = {
    ...ANSWER,
    samples: [{ labels: { signal: 'requestsInErrorWindow' }, time: 0, value: 7 }],
  };
  const input = inputOf(
    {
      instantQuery: (expr: string) => Promise.resolve(expr.includes('_bucket') ? ANSWER : received),
      rangeQuery: () => new Promise(() => undefined),
    },
    null,
  );
  const hook = await renderHook(useServiceFacts, { ...input, source: { ...input.source, step: 1800 } });
  await settle();
  expect(hook.current.facts).toMatchObject({
    rateWindow: 60,
    errorWindow: 300,
    current: { requestCount: 7 * 300 },
    history: { rateWindow: 1800, errorWindow: 1800 },
  });
});

test.each([
  [undefined, 1],
  ['14 resets in 60 scrapes', 0],
])(
  'where numbers are unreliable (%s) lines of requests tell nothing of the past, and those of instances do',
  async (unreliable, known) => {
    const line = { labels: {}, times: Float64Array.of(0, 15), values: Float64Array.of(1, 1) };
    const rangeQuery: Driver['rangeQuery'] = (_, range) =>
      Promise.resolve({ kind: 'range', at: 15, range, series: [line], notices: ANSWER.notices, cost: ANSWER.cost });
    const input = inputOf({ instantQuery: () => Promise.resolve(ANSWER), rangeQuery }, null);
    const recognition = { ...input.profile.recognition, ...(unreliable !== undefined && { unreliable }) };
    const hook = await renderHook(useServiceFacts, { ...input, profile: { ...input.profile, recognition } });
    await settle();
    const past = hook.current.facts?.history;
    expect([past?.requestRate, past?.received].filter((of) => of != null)).toHaveLength(2 * known);
    expect(past?.up).toHaveLength(1);
  },
);

test.each([
  ['now', 'connection refused', DEFAULT_RANGE],
  ['in the past', '', { from: { kind: 'absolute', time: 1000 }, to: { kind: 'absolute', time: 4600 } } as const],
])('of a range that ends %s an instance that was down says of its scrape “%s”', async (_, error, range) => {
  const down: InstantAnswer = {
    ...ANSWER,
    samples: [{ labels: { signal: 'up', instance: 'web-1' }, time: 0, value: 0 }],
  };
  const given = inputOf(
    { instantQuery: () => Promise.resolve(down), rangeQuery: () => new Promise(() => undefined) },
    null,
  );
  const target: Target = {
    labels: { job: 'shop', instance: 'web-1' },
    health: 'down',
    lastError: 'connection refused',
    lastScrape: null,
    scrapeInterval: 15,
    scrapeUrl: '',
  };
  const hook = await renderHook(useServiceFacts, { ...given, source: { ...given.source, range }, targets: [target] });
  await settle();
  expect(hook.current.facts?.instances).toMatchObject([{ instance: 'web-1', up: false, lastError: error }]);
});

describe('durations, which are a question of their own', () => {
  const bucket = (le: string, value: number): Sample => ({ labels: { signal: 'buckets', le }, time: 0, value });
  const BUCKETS = { ...ANSWER, samples: [bucket('0.1', 10), bucket('+Inf', 10)] };
  const received: InstantAnswer = {
    ...ANSWER,
    samples: [{ labels: { signal: 'requestsInErrorWindow' }, time: 0, value: 7 }],
  };
  const rangeQuery = () => new Promise<never>(() => undefined);
  /** The facts over a server that answers this about durations, and everything else at once. */
  async function factsWith(about: () => Promise<InstantAnswer>) {
    const instantQuery = (expr: string) => (expr.includes('_bucket') ? about() : Promise.resolve(received));
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const hook = await renderHook(useServiceFacts, inputOf({ instantQuery, rangeQuery }, null), client);
    await settle();
    return { hook, client };
  }

  it('belong to the moment that the verdict waits for', async () => {
    const durations = later();
    const { hook } = await factsWith(() => durations.answer);
    expect(hook.current.facts).toBeNull();
    durations.give(BUCKETS);
    await settle();
    expect(hook.current.facts).toMatchObject({
      notAnswered: [],
      current: { requestCount: 7 * 300, p50: { value: 0.05 } },
    });
  });

  it('are not known where the server refuses them, and all else is', async () => {
    const { hook } = await factsWith(() => Promise.reject(new PrometheusError('rejected', 'too many samples')));
    expect(hook.current).toMatchObject({
      problem: '',
      facts: { notAnswered: ['latency'], current: { requestCount: 7 * 300, p95: null } },
    });
  });

  it('of an earlier moment do not pass for present ones', async () => {
    let answer: () => Promise<InstantAnswer> = () => Promise.resolve(BUCKETS);
    const { hook, client } = await factsWith(() => answer());
    expect(hook.current.facts?.current.p50).not.toBeNull();
    answer = () => Promise.reject(new PrometheusError('rejected', 'too many samples'));
    // It ends only with the lines, which this server never answers.
    void client.refetchQueries({ predicate: ({ queryKey }) => queryKey.includes('instant') });
    await settle();
    expect(hook.current.facts).toMatchObject({
      notAnswered: ['latency'],
      current: { requestCount: 7 * 300, p50: null },
    });
  });
});

describe('the course of errors', () => {
  const received = { labels: {}, times: Float64Array.of(0, 15), values: Float64Array.of(5, 5) };
  const answerOf = (series: readonly Series[]): RangeAnswer => ({
    kind: 'range',
    at: 15,
    range: { start: 0, end: 15, step: 15 },
    series,
    notices: ANSWER.notices,
    cost: ANSWER.cost,
  });
  const errorRatioOf = async (profile: typeof SHOP, answered: (expr: string) => Promise<RangeAnswer>) => {
    const input = inputOf({ instantQuery: () => Promise.resolve(ANSWER), rangeQuery: answered }, null);
    const overview = buildOverview(
      profile,
      { service: 'shop', endpoints: [], instances: [], excluded: [] },
      { scrapeInterval: 15, step: 15 },
    );
    const hook = await renderHook(useServiceFacts, { ...input, profile, overview });
    await settle();
    return hook.current.facts?.history.errorRatio;
  };
  const isOfFailures = (expr: string) => expr.includes('5..');

  it('is zero where nobody failed', async () => {
    expect(
      (await errorRatioOf(SHOP, (expr) => Promise.resolve(answerOf(isOfFailures(expr) ? [] : [received]))))?.values,
    ).toEqual(Float64Array.of(0, 0));
  });

  it('is not known where nothing tells failures, nor where the question for them was refused', async () => {
    expect(await errorRatioOf({ ...SHOP, errors: null }, () => Promise.resolve(answerOf([received])))).toBeNull();
    const refused = (expr: string) =>
      isOfFailures(expr)
        ? Promise.reject(new PrometheusError('rejected', 'too many samples'))
        : Promise.resolve(answerOf([received]));
    expect(await errorRatioOf(SHOP, refused)).toBeNull();
  });
});

describe('what is asked in turn', () => {
  const FAR = 60;
  /**
   * A server that is asked about now, about an hour ago, about the six hours before, and for lines. Each of them is
   * answered by what is set, or when the test gives it.
   */
  async function serverOf(now: Record<string, number>) {
    const asked = { now: later(), before: later(), older: later(), lines: later() };
    const names: string[] = [];
    const instantQuery = (expr: string, at: number | null) => {
      const time = at ?? 0;
      const name = expr.includes('[6h:') ? 'older' : Date.now() / 1000 - time > FAR ? 'before' : 'now';
      names.push(name);
      const samples = Object.entries(now).map(([signal, value]): Sample => ({
        labels: { signal, instance: 'a' },
        time,
        value,
      }));
      return name !== 'now'
        ? asked[name].answer
        : samples.length === 0
          ? asked.now.answer
          : Promise.resolve({ ...ANSWER, time, samples: expr.includes('newestSample') ? samples : [] });
    };
    const rangeQuery = () => asked.lines.answer.then(() => Promise.reject(new PrometheusError('rejected', 'no lines')));
    const input = inputOf({ instantQuery, rangeQuery }, null);
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const hook = await renderHook(useServiceFacts, input, client);
    await settle();
    return { hook, input, client, names, asked };
  }

  const sample = (signal: string, value: number): InstantAnswer => ({
    ...ANSWER,
    samples: [{ labels: { signal, instance: 'a' }, time: 0, value }],
  });

  it('is an hour ago after the lines where requests come, and at once where none does, which tells whether they are missed', async () => {
    expect((await serverOf({ requests: 3, newestSample: 1 })).names).not.toContain('before');
    const { hook, names, asked } = await serverOf({ requests: 0, newestSample: 1 });
    expect(names).toContain('before');
    expect(hook.current.facts).toMatchObject({ hourAgo: null, isHourAgoAwaited: true });
    asked.before.give(sample('requests', 7));
    await settle();
    expect(hook.current.facts).toMatchObject({ hourAgo: { requestRate: 7 }, isHourAgoAwaited: false });
  });

  it('is the newest sample where there is none in the last minutes: until then it is not known that there is none', async () => {
    const { hook, asked } = await serverOf({ up: 1 });
    expect(hook.current).toMatchObject({ newestSample: null, isAgeAwaited: true });
    asked.older.give(sample('', 5));
    await settle();
    expect(hook.current).toMatchObject({ newestSample: 5, isAgeAwaited: false });
  });

  it('and until then it is the one that was known', async () => {
    const now: Record<string, number> = { up: 1, newestSample: 5 };
    const { hook, client } = await serverOf(now);
    delete now['newestSample'];
    void client.refetchQueries({ predicate: ({ queryKey }) => queryKey.includes('instant') });
    await settle();
    expect(hook.current).toMatchObject({ newestSample: 5, isAgeAwaited: true });
  });

  it('is all of it once more with other windows: what was known stands until it is here, and what it is compared with', async () => {
    const now: Record<string, number> = { requests: 3, newestSample: 5 };
    const { hook, input, asked } = await serverOf(now);
    asked.lines.give(ANSWER);
    asked.before.give(ANSWER);
    await settle();
    const known = hook.current.facts;
    expect(known).toMatchObject({ current: { requestRate: 3 }, isHourAgoAwaited: false });
    delete now['requests'];
    delete now['newestSample'];
    asked.lines = later();
    const rarer = {
      scrapeInterval: 60,
      overview: buildOverview(SHOP, FILTERS, { scrapeInterval: 60, step: 60 }),
      source: { ...input.source, step: 60 },
    };
    await hook.rerender({ ...input, ...rarer });
    await settle();
    expect(hook.current).toMatchObject({ facts: known, newestSample: 5 });
    asked.now.give({ ...ANSWER, samples: [...sample('requests', 4).samples, ...sample('newestSample', 6).samples] });
    await settle();
    expect(hook.current.facts).toBe(known);
    asked.lines.give(ANSWER);
    await settle();
    await settle();
    expect(hook.current).toMatchObject({ facts: { current: { requestRate: 4 } }, newestSample: 6 });
    asked.now = later();
    await hook.rerender({
      ...input,
      ...rarer,
      filters: { ...FILTERS, instances: ['b'] },
      overview: buildOverview(SHOP, { ...FILTERS, instances: ['b'] }, { scrapeInterval: 60, step: 60 }),
    });
    expect(hook.current.facts).toBeNull();
  });
});

test('what is known of the moment is the same while lines come: every panel would be rendered for those of another', async () => {
  const lines: ((answer: RangeAnswer) => void)[] = [];
  const rangeQuery = () => new Promise<RangeAnswer>((resolve) => void lines.push(resolve));
  const hook = await renderHook(
    useServiceFacts,
    inputOf({ instantQuery: () => Promise.resolve(ANSWER), rangeQuery }, null),
  );
  await settle();
  const first = hook.current.facts;
  const line: Series = { labels: { endpoint: '/a' }, times: Float64Array.of(0, 15), values: Float64Array.of(1, 2) };
  for (const give of lines)
    give({
      kind: 'range',
      at: 15,
      range: { start: 0, end: 15, step: 15 },
      series: [line],
      notices: ANSWER.notices,
      cost: ANSWER.cost,
    });
  await settle();
  expect(hook.current.facts?.history.requestRate).not.toEqual(first?.history.requestRate);
  expect(hook.current.facts?.current).toBe(first?.current);
  expect(hook.current.facts?.instances).toBe(first?.instances);
});
