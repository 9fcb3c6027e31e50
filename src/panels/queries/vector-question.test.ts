import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { firstVectors } from '@/dashboard/overview/first-vectors';
import { buildOverview, type Overview } from '@/dashboard/overview/overview';
import type { VectorQuery } from '@/dashboard/vector-query';
import type { Resolution } from '@/dashboard/resolution';
import type { TimeRange } from '@/dashboard/time-range/time-range';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { QueryAnswer, RangeAnswer } from '@/prometheus/query-answer';
import { chooseStep } from '@/prometheus/step';
import { exampleConnection } from './example-connection';
import { vectorQuestion, type VectorSource } from './vector-question';

/** Asks as the page does at a tick: whatever is known already. */
function askNow(query: VectorQuery, source: VectorSource, client: QueryClient): Promise<QueryAnswer> {
  const { queryKey, queryFn } = vectorQuestion(query, source, client);
  return client.fetchQuery({ queryKey, ...(queryFn ? { queryFn } : {}), staleTime: 0 });
}

/** More points than this per series, and Prometheus refuses. */
const LIMIT = 11_000;

const PROCESS = ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'process_start_time_seconds'];
const PROFILES = [
  profileOf({
    service: 'shop',
    exposed: new Set([
      'http_requests_total',
      'http_requests_in_progress',
      'http_request_duration_seconds_bucket',
      'shop_build_info',
      ...PROCESS,
    ]),
  }),
  profileOf({
    service: 'backend',
    exposed: new Set(['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket', ...PROCESS]),
  }),
];

const built = new Map<string, string[]>();

/**
 * Every expression that the page asks over its range, each once. Kept, because thousands of ranges have the same few
 * steps.
 */
function rangeExprs(profile: ServiceProfile, resolution: Resolution): string[] {
  const key = JSON.stringify([profile.service, resolution]);
  const filters = { service: profile.service, endpoints: [], instances: [], excluded: [] };
  const exprs = built.get(key) ?? exprsOf(buildOverview(profile, filters, resolution));
  built.set(key, exprs);
  return exprs;
}

function exprsOf({ dashboard, vectors }: Overview): string[] {
  const panels = dashboard.sections.flatMap((section) => [...section.stats, ...section.charts]);
  const ofPanels = panels
    .flatMap(({ queries }) => queries.flatMap((query) => query.vectors))
    .filter(({ kind }) => kind === 'range');
  const beside = [vectors.startTime, vectors.builds, vectors.up.expr];
  return [...new Set([...ofPanels.map(({ expr }) => expr), ...beside.flatMap((expr) => expr ?? [])])];
}

/** What goes to the server for one expression, at first and at the refresh after it. */
async function asked(expr: string, range: TimeRange, step: number): Promise<EvaluationRange[]> {
  const ranges: EvaluationRange[] = [];
  const connection = exampleConnection({
    rangeQuery: (_expr, part) => {
      ranges.push(part);
      return Promise.resolve({
        kind: 'range',
        range: part,
        series: [],
        notices: { warnings: [], infos: [] },
        cost: { tookMs: 0, samples: null },
        at: part.end,
      });
    },
  });
  const client = new QueryClient();
  for (let refresh = 0; refresh < 2; refresh++)
    await askNow({ kind: 'range', expr }, { connection, range, step, deadline: 10, isReady: true }, client);
  return ranges;
}

const lengths = fc.integer({ min: 60, max: 365 * 86_400 });
const widths = fc.integer({ min: 320, max: 7680 });
const scrapes = fc.constantFrom(1, 2, 5, 15, 30, 60);
const ends = fc.option(fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }), { nil: null });

const rangeOf = (length: number, end: number | null): TimeRange =>
  end === null
    ? { from: { kind: 'relative', secondsAgo: length }, to: { kind: 'relative', secondsAgo: 0 } }
    : { from: { kind: 'absolute', time: end - length }, to: { kind: 'absolute', time: end } };

test('no expression of the overview asks for more points than Prometheus allows, whatever the range and the width', async () => {
  await fc.assert(
    fc.asyncProperty(
      lengths,
      widths,
      scrapes,
      ends,
      fc.constantFrom(...PROFILES),
      fc.nat(),
      async (length, width, scrapeInterval, end, profile, pick) => {
        const step = chooseStep(length, width, scrapeInterval);
        const exprs = rangeExprs(profile, { scrapeInterval, step });
        expect(exprs.length).toBeGreaterThan(8);
        // They share range and step, which the questions before this one have shown; one of them in turn is asked in
        // earnest.
        const expr = exprs[pick % exprs.length] ?? '';
        for (const range of await asked(expr, rangeOf(length, end), step))
          expect((range.end - range.start) / range.step + 1).toBeLessThanOrEqual(LIMIT);
      },
    ),
    { numRuns: 10_000 },
  );
}, 60_000);

afterEach(() => void vi.useRealTimers());

test('what is new of several vectors is one question, and one for each where that fails', async () => {
  // Questions over one range: the end of it moves with the clock.
  vi.useFakeTimers({ toFake: ['Date'] });
  let isRefused = false;
  const connection = exampleConnection({
    rangeQuery: (expr, part) => {
      if (isRefused && expr.includes(' or '))
        return Promise.reject(new PrometheusError('rejected', 'too many samples'));
      const parts = expr.includes(' or ') ? [{ __part: '0' }, { __part: '1' }] : [{}];
      const times = Float64Array.from(
        { length: (part.end - part.start) / part.step + 1 },
        (_, i) => part.start + i * part.step,
      );
      return Promise.resolve({
        kind: 'range',
        range: part,
        series: parts.map((labels) => ({ labels, times, values: times })),
        notices: { warnings: [], infos: [] },
        cost: { tookMs: 0, samples: null },
        at: part.end,
      });
    },
  });
  const client = new QueryClient();
  const range: TimeRange = { from: { kind: 'relative', secondsAgo: 600 }, to: { kind: 'relative', secondsAgo: 0 } };
  const refresh = async () => {
    connection.asked.length = 0;
    const answers = await Promise.all(
      ['a', 'b'].map((expr) =>
        askNow({ kind: 'range', expr }, { connection, range, step: 15, deadline: 10, isReady: true }, client),
      ),
    );
    expect(
      answers.map(
        (answer) => answer.kind === 'range' && answer.series.map(({ labels, values }) => [labels, values.length]),
      ),
    ).toEqual([[[{}, 41]], [[{}, 41]]]);
    return connection.asked.map(([, , expr]) => expr);
  };
  const common = 'label_replace(a, "__part", "0", "", "") or label_replace(b, "__part", "1", "", "")';
  expect(await refresh()).toEqual(['a', 'b']);
  expect(await refresh()).toEqual([common]);
  isRefused = true;
  expect(await refresh()).toEqual([common, 'a', 'b']);
});

/** Two vectors by endpoint of which only the largest are shown. */
const RANKED = ['requests', 'failures'].map((metric): VectorQuery => ({
  kind: 'range',
  expr: `${metric} and on (endpoint) topk(2, r)`,
  ranked: { by: 'topk(2, r)', label: 'endpoint', only: (names) => `${metric}{endpoint=~"${names.join('|')}"}` },
}));

/** The page with them; `busiest` is how the server ranks, null where it cannot. */
function ranked(busiest: readonly string[] | null) {
  const common = { notices: { warnings: [], infos: [] }, cost: { tookMs: 0, samples: null } };
  const samples = (busiest ?? []).map((endpoint) => ({ labels: { endpoint }, time: 0, value: 1 }));
  const sent: string[] = [];
  const connection = exampleConnection({
    instantQuery: async (expr) => {
      sent.push(expr);
      if (busiest === null) throw new PrometheusError('rejected', 'too many samples');
      return { kind: 'instant', time: 0, samples, at: 0, ...common };
    },
    rangeQuery: async (expr, part) => {
      sent.push(expr);
      const length = (part.end - part.start) / part.step + 1;
      const times = Float64Array.from({ length }, (_, i) => part.start + i * part.step);
      const labels = expr.includes('__part') ? [{ __part: '0' }, { __part: '1' }] : [{}];
      const series = labels.map((of) => ({ labels: of, times, values: times }));
      return { kind: 'range', range: part, series, at: part.end, ...common };
    },
  });
  const client = new QueryClient();
  const range: TimeRange = { from: { kind: 'relative', secondsAgo: 600 }, to: { kind: 'relative', secondsAgo: 0 } };
  return async () => {
    sent.length = 0;
    await Promise.all(
      RANKED.map((query) => askNow(query, { connection, range, step: 15, deadline: 10, isReady: true }, client)),
    );
    return [...new Set(sent)];
  };
}

test('of the largest series only those are read that the server ranked first, once for all lines, and then again in one question', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const refresh = ranked(['/a', '/b']);
  const named = ['requests', 'failures'].map((metric) => `${metric}{endpoint=~"/a|/b"}`);
  expect(await refresh()).toEqual(['topk(2, r)', ...named]);
  expect(await refresh()).toEqual([
    named.map((expr, i) => `label_replace(${expr}, "__part", "${i}", "", "")`).join(' or '),
  ]);
});

test.each([{ busiest: null }, { busiest: [] }])(
  'where it ranks none ($busiest) it is asked for the ranking and the lines at once',
  async ({ busiest }) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    expect(await ranked(busiest)()).toEqual(['topk(2, r)', ...RANKED.map(({ expr }) => expr)]);
  },
);

test('of several moments one that came with a notice is asked by itself: its notice would be taken for that of all', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const connection = exampleConnection({
    instantQuery: (expr, time) =>
      Promise.resolve({
        kind: 'instant',
        time: time ?? 0,
        samples: [],
        notices: { warnings: [], infos: expr === 'odd' ? ['not monotonic'] : [] },
        cost: { tookMs: 0, samples: null },
        at: 0,
      }),
  });
  const client = new QueryClient();
  const range: TimeRange = { from: { kind: 'relative', secondsAgo: 600 }, to: { kind: 'relative', secondsAgo: 0 } };
  const refresh = async () => {
    connection.asked.length = 0;
    await Promise.all(
      ['a', 'odd', 'b'].map((expr) =>
        askNow(
          { kind: 'instant', expr, secondsAgo: 0 },
          { connection, range, step: 15, deadline: 10, isReady: true },
          client,
        ),
      ),
    );
    return new Set(connection.asked.map(([, , expr]) => expr));
  };
  expect(await refresh()).toEqual(new Set(['a', 'b', 'odd']));
  expect(await refresh()).toEqual(
    new Set(['label_replace(a, "__part", "0", "", "") or label_replace(b, "__part", "1", "", "")', 'odd']),
  );
});

test('a page of eighty chosen endpoints with long names asks nothing that is too long for VictoriaMetrics, and is answered whole', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_012_000 });
  const [notices, cost] = [
    { warnings: [], infos: [] },
    { tookMs: 5, samples: null },
  ];
  const asked: string[] = [];
  const connection = exampleConnection({
    rangeQuery: (expr, range) =>
      Promise.resolve((asked.push(expr), { kind: 'range', range, series: [], notices, cost, at: range.end })),
    instantQuery: (expr, at) => {
      const time = at ?? 0;
      const samples = [...expr.matchAll(/"signal", "(\w+)"/g)].map(([, signal = '']) => ({
        labels: { signal },
        time,
        value: 1,
      }));
      return Promise.resolve((asked.push(expr), { kind: 'instant', time, samples, notices, cost, at: time }));
    },
  });
  const endpoints = Array.from(
    { length: 80 },
    (_, i) => `/api/v1/customers/{customerId}/orders/{orderId}/${'x'.repeat(4)}${i + 10}`,
  );
  const source = { connection, range: rangeOf(600, null), step: 15, deadline: 10, isReady: true };
  for (const profile of PROFILES) {
    const overview = buildOverview(
      profile,
      { service: profile.service, endpoints, instances: [], excluded: [] },
      { scrapeInterval: 5, step: 15 },
    );
    const queries = [
      ...firstVectors(overview),
      overview.hourAgo,
      ...(overview.endpointLatency ? [overview.endpointLatency.vector] : []),
      ...(overview.fleet?.now ?? []),
    ];
    const client = new QueryClient();
    for (let refresh = 0; refresh < 2; refresh++) {
      vi.setSystemTime(Date.now() + 15_000);
      const answers = await Promise.all(queries.map((query) => askNow(query, source, client)));
      for (const [i, query] of queries.entries()) {
        const answer = answers[i];
        if (query.kind === 'instant' && answer?.kind === 'instant')
          expect(answer.samples.map(({ labels }) => labels['signal'])).toEqual(query.union?.map(({ name }) => name));
      }
    }
    expect(queries.some(({ expr }) => expr.length > 25_000)).toBe(true);
  }
  expect(Math.max(...asked.map(({ length }) => length))).toBeLessThanOrEqual(16_384);
});

test('what the verdict is read from goes before what is drawn, what is compared with it and what is asked now and then', async () => {
  const connection = exampleConnection();
  const ask = vi.spyOn(connection, 'ask').mockReturnValue(new Promise(() => undefined));
  const client = new QueryClient();
  const queries: VectorQuery[] = [
    { kind: 'instant', expr: 'a', secondsAgo: 0 },
    { kind: 'instant', expr: 'a', secondsAgo: 3600 },
    { kind: 'instant', expr: 'b', secondsAgo: 0, refreshEvery: 60 },
    { kind: 'range', expr: 'a' },
  ];
  for (const query of queries)
    void askNow(query, { connection, range: rangeOf(600, null), step: 15, deadline: 10, isReady: true }, client);
  await vi.waitFor(() =>
    expect(ask.mock.calls.map(([{ priority }]) => priority)).toEqual(['urgent', 'visible', 'visible', 'visible']),
  );
});

test('what is no line of a panel has a name by which its failure is told above the page', () => {
  const what = (query: VectorQuery) =>
    vectorQuestion(
      query,
      { connection: exampleConnection(), range: rangeOf(600, null), step: 15, deadline: 10, isReady: true },
      new QueryClient(),
    ).meta?.['title'];
  const moments: VectorQuery[] = [
    { kind: 'instant', expr: 'a', secondsAgo: 0 },
    { kind: 'instant', expr: 'a', secondsAgo: 3600 },
    { kind: 'instant', expr: 'a', secondsAgo: 0, title: 'Instances' },
  ];
  expect([...moments.map(what), what({ kind: 'range', expr: 'a' })]).toEqual([
    'The latest numbers',
    'The numbers to compare with',
    'Instances',
    undefined,
  ]);
});

test('lines are asked again when their grid has a new instant, and meanwhile every half minute for what comes late', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_003_000 });
  const every = (step: number, to: TimeRange['to'], end: number) => {
    const range: TimeRange = { from: { kind: 'relative', secondsAgo: 600 }, to };
    const goodFor: unknown = vectorQuestion(
      { kind: 'range', expr: 'a' },
      { connection: exampleConnection(), range, step, deadline: 10, isReady: true },
      new QueryClient(),
    ).meta?.['refreshEvery'];
    const answer: RangeAnswer = {
      kind: 'range',
      range: { start: end - 600, end, step },
      series: [],
      notices: { warnings: [], infos: [] },
      cost: { tookMs: 0, samples: null },
      at: end,
    };
    return typeof goodFor === 'function' ? (goodFor(answer) as unknown) : goodFor;
  };
  const now: TimeRange['to'] = { kind: 'relative', secondsAgo: 0 };
  expect(every(15, now, 999_975)).toBe(0);
  expect(every(15, now, 999_990)).toBe(30);
  // Asked before the server's clock was known.
  expect(every(15, now, 1_086_390)).toBe(0);
  expect(every(1, now, 1_000_002)).toBe(0);
  expect(every(1, now, 1_000_003)).toBe(30);
  expect(every(15, { kind: 'relative', secondsAgo: 60 }, 999_915)).toBe(0);
  expect(every(15, { kind: 'relative', secondsAgo: 60 }, 999_930)).toBe(30);
  expect(every(15, { kind: 'absolute', time: 1_000_000 }, 999_990)).toBe(Infinity);
});

test('the moment of what lines show is the end of their question, and asked by itself while they have nothing new', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_012_000 });
  const cost = { tookMs: 5, samples: 10, seconds: 0.005 };
  const notices = { warnings: [], infos: [] };
  const ofParts = (expr: string) => (expr.includes('__part') ? [{ __part: '0' }, { __part: '1' }] : [{}]);
  const connection = exampleConnection({
    rangeQuery: (expr, range) => {
      const times = Float64Array.from(
        { length: Math.round((range.end - range.start) / range.step) + 1 },
        (_, i) => range.start + i * range.step,
      );
      return Promise.resolve({
        kind: 'range',
        range,
        series: ofParts(expr).map((labels) => ({ labels, times, values: times })),
        notices,
        cost,
        at: range.end,
      });
    },
    instantQuery: (_expr, time) =>
      Promise.resolve({
        kind: 'instant',
        time: time ?? 0,
        samples: [{ labels: { signal: 'buckets' }, time: time ?? 0, value: time ?? 0 }],
        notices,
        cost,
        at: time ?? 0,
      }),
  });
  const client = new QueryClient();
  const range: TimeRange = { from: { kind: 'relative', secondsAgo: 600 }, to: { kind: 'relative', secondsAgo: 0 } };
  const moment: VectorQuery = {
    kind: 'instant',
    expr: 'durations',
    secondsAgo: 0,
    hasLines: true,
    union: [{ name: 'buckets', expr: 'b' }],
  };
  const refresh = async (queries: readonly VectorQuery[]) => {
    connection.asked.length = 0;
    const answers = await Promise.all(
      queries.map((query) => askNow(query, { connection, range, step: 15, deadline: 10, isReady: true }, client)),
    );
    return {
      asked: connection.asked.map(([, kind]) => kind),
      samples: answers.flatMap((answer) => (answer.kind === 'instant' ? answer.samples : [])),
    };
  };
  const all: VectorQuery[] = [moment, { kind: 'range', expr: 'a' }, { kind: 'range', expr: 'b' }];
  expect((await refresh(all)).asked).toEqual(['instant', 'range', 'range']);
  vi.setSystemTime(1_800_000_027_000);
  const along = await refresh(all);
  expect(along.asked).toEqual(['range']);
  expect(along.samples).toEqual([{ labels: { signal: 'buckets' }, time: 1_800_000_025, value: 1_800_000_025 }]);
  const alone = await refresh([moment]);
  expect(alone).toMatchObject({ asked: ['instant'], samples: [{ value: 1_800_000_027 }] });
});

test('while one zooms, the lines that were answered last stand in for those to come', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
  const client = new QueryClient();
  const question = (length: number, expr = 'a') =>
    vectorQuestion(
      { kind: 'range', expr },
      { connection: exampleConnection(), range: rangeOf(length, 1_800_000_000), step: 15, deadline: 10, isReady: true },
      client,
    );
  const answer = (length: number): RangeAnswer => ({
    kind: 'range',
    range: { start: 1_800_000_000 - length, end: 1_800_000_000, step: 15 },
    series: [],
    notices: { warnings: [], infos: [] },
    cost: { tookMs: 0, samples: null },
    at: 1_800_000_000,
  });
  const meanwhile = () => (question(300).placeholderData as () => unknown)();
  expect(meanwhile()).toBeUndefined();
  for (const [length, seconds] of [
    [900, 1],
    [3600, 3],
    [1800, 2],
  ] as const)
    client.setQueryData(question(length).queryKey, answer(length), { updatedAt: Date.now() + 1000 * seconds });
  client.setQueryData(question(7200, 'b').queryKey, answer(7200), { updatedAt: Date.now() + 4000 });
  expect(meanwhile()).toEqual(answer(3600));
});
