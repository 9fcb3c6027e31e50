import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { ColumnStore } from '@/prometheus/incremental/column-store';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { QueryCost, RangeAnswer } from '@/prometheus/query-answer';
import type { Labels } from '@/prometheus/series';
import { commonExpr, splitRange } from './common-answer';
import { createBatcher, type Limits, type Part } from './batcher';

const RANGE: EvaluationRange = { start: 0, end: 30, step: 15 };
const COST: QueryCost = { tookMs: 20, samples: 100, seconds: 0.02 };
const REFUSED = new PrometheusError('rejected', 'parse error', { status: 400 });

const part = (expr: string, change: Partial<Part<EvaluationRange>> = {}): Part<EvaluationRange> => ({
  expr,
  when: RANGE,
  known: COST,
  deadline: 10,
  signal: new AbortController().signal,
  ...change,
});

/**
 * `names` become a label of the series that the expression has, and its values tell the expression, the series and the
 * time.
 */
function seriesOf(expr: string, names: readonly string[], { start, end, step }: EvaluationRange, place: Labels = {}) {
  const times = Float64Array.from({ length: (end - start) / step + 1 }, (_, i) => start + i * step);
  return names.map((name, i) => ({
    labels: { name, ...place },
    times,
    values: times.map((time) => time * 1000 + expr.length * 10 + i),
  }));
}

const NAMES: Readonly<Record<string, readonly string[]>> = { a: ['x', '__proto__'], bb: ['x'], none: [] };

function answerOf(expr: string, range: EvaluationRange, change: Partial<RangeAnswer> = {}): RangeAnswer {
  const parts = [...expr.matchAll(/label_replace\((\w+), "__part", "(\d+)", "", ""\)/g)];
  const series =
    parts.length === 0
      ? seriesOf(expr, NAMES[expr] ?? [], range)
      : parts.flatMap(([, of = '', place = '']) => seriesOf(of, NAMES[of] ?? [], range, { __part: place }));
  return { kind: 'range', range, series, notices: { warnings: [], infos: [] }, cost: COST, at: range.end, ...change };
}

/** Answers as a server would, unless `fail` says otherwise. */
function answering(fail: () => Partial<RangeAnswer> | Error = () => ({})) {
  const send = vi.fn((exprs: readonly string[], range: EvaluationRange, { lastWarnings }: Limits) => {
    const failure = fail();
    return failure instanceof Error
      ? Promise.reject(failure)
      : Promise.resolve(splitRange(answerOf(commonExpr(exprs), range, failure), exprs.length, lastWarnings));
  });
  const { ask } = createBatcher({ groupOf: JSON.stringify, send });
  return { ask, send, asked: () => send.mock.calls.map(([exprs]) => commonExpr(exprs)) };
}

const contentOf = (answer: RangeAnswer | null) =>
  answer?.series.map(({ labels, values }) => [Object.entries(labels), [...values]]);

test('what is new of several expressions is one question, and each has of its answer what it would have by itself', async () => {
  const { ask, asked } = answering();
  const exprs = ['a', 'bb', 'none'];
  const answers = await Promise.all(exprs.map((expr) => ask(part(expr))));
  expect(asked()).toEqual([
    'label_replace(a, "__part", "0", "", "") or label_replace(bb, "__part", "1", "", "") or label_replace(none, "__part", "2", "", "")',
  ]);
  for (const [i, expr] of exprs.entries())
    expect(contentOf(answers[i] ?? null)).toEqual(contentOf(answerOf(expr, RANGE)));
});

test('no question is longer than servers take: what goes in one is asked together, and what is too long by itself leaves the others theirs', async () => {
  const { ask, asked } = answering();
  const long = (name: string, length = 5000) => name.repeat(length);
  const exprs = [long('a'), long('b', 17_000), long('c'), long('d'), long('e'), long('f')];
  const answers = await Promise.all(exprs.map((expr) => ask(part(expr))));
  expect(asked()).toEqual([commonExpr([long('a'), long('c'), long('d')]), commonExpr([long('e'), long('f')])]);
  expect(answers.map((answer) => answer === null)).toEqual([false, true, false, false, false, false]);
});

test('as many as one question has room for are one question, to the byte', async () => {
  const { ask, asked } = answering();
  const room = 16_384 - commonExpr(['a', '']).length;
  const asking = (length: number) => Promise.all(['a', 'b'.repeat(length)].map((expr) => ask(part(expr))));
  await asking(room);
  expect(asked().map(({ length }) => length)).toEqual([16_384]);
  expect(await asking(room + 1)).toEqual([null, null]);
});

test('one alone, one over another range and one that takes the server long are asked by themselves', async () => {
  const { ask, asked } = answering();
  const later = { ...RANGE, end: 45 };
  expect(await ask(part('a'))).toBeNull();
  expect(
    await Promise.all([
      ask(part('a')),
      ask(part('bb', { when: later })),
      ask(part('c', { known: { ...COST, seconds: 1.1 } })),
      ask(part('d', { known: { tookMs: 1100, samples: null } })),
    ]),
  ).toEqual([null, null, null, null]);
  expect(asked()).toEqual([]);
});

test('what they cost together is shared out as they cost by themselves', async () => {
  const { ask } = answering();
  const [small, large] = await Promise.all([
    ask(part('a', { known: { ...COST, samples: 1 } })),
    ask(part('bb', { known: { ...COST, samples: 3 } })),
  ]);
  expect(small?.cost).toEqual({ tookMs: 20, samples: 25, seconds: 0.005 });
  expect(large?.cost).toEqual({ tookMs: 20, samples: 75, seconds: 0.015 });
});

test('it waits for a common answer for three seconds, and for half of what the most impatient one would', async () => {
  const { ask, send } = answering();
  await Promise.all([ask(part('a')), ask(part('bb'))]);
  await Promise.all([ask(part('a', { deadline: 2 })), ask(part('bb'))]);
  expect(send.mock.calls.map(([, , { deadline }]) => deadline)).toEqual([3, 1]);
});

test.each([
  ['usually take 20 ms are given up after 100', 20, { ...COST, seconds: 0.01 }, 100],
  ['usually take 200 ms are given up after 600', 200, COST, 600],
  ['have parts that now take 250 ms each are given up after 1,500', 200, { ...COST, seconds: 0.25 }, 1500],
  [
    'have parts of which it is not told how long the server worked for them, and the slowest took 250 ms, are given up after 750',
    200,
    { tookMs: 250, samples: null },
    750,
  ],
])(
  'common answers that %s, so that what hangs in one does not hold back the others',
  async (_, tookMs, known, patienceMs) => {
    vi.useFakeTimers();
    let isHanging = false;
    const send = (exprs: readonly string[], range: EvaluationRange, { signal, onSent }: Limits) => {
      onSent();
      if (!isHanging)
        return Promise.resolve(
          splitRange(answerOf(commonExpr(exprs), range, { cost: { ...COST, tookMs } }), exprs.length),
        );
      return new Promise<never>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    };
    const { ask } = createBatcher({ groupOf: JSON.stringify, send });
    const both = () => Promise.all([ask(part('a', { known })), ask(part('bb', { known }))]);
    expect(await both()).not.toContain(null);
    isHanging = true;
    const told = vi.fn<(answers: unknown) => void>();
    void both().then(told);
    await vi.advanceTimersByTimeAsync(patienceMs - 1);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toHaveBeenCalledWith([null, null]);
    vi.useRealTimers();
  },
);

test.each([
  ['the first is not hurried at all', [], Infinity],
  ['the slowest of the latest five counts', [200, 20, 20, 20, 20], 600],
  ['one before these is forgotten', [200, 20, 20, 20, 20, 20], 100],
])('of common answers %s', async (_, took, patienceMs) => {
  vi.useFakeTimers();
  const left = [...took];
  const send = (exprs: readonly string[], range: EvaluationRange, { signal, onSent }: Limits) => {
    onSent();
    const tookMs = left.shift();
    if (tookMs !== undefined)
      return Promise.resolve(
        splitRange(answerOf(commonExpr(exprs), range, { cost: { ...COST, tookMs } }), exprs.length),
      );
    return new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    );
  };
  const { ask } = createBatcher({ groupOf: JSON.stringify, send });
  const both = () => Promise.all(['a', 'bb'].map((expr) => ask(part(expr, { known: { ...COST, seconds: 0.01 } }))));
  while (left.length > 0) await both();
  // What was answered in time is not given up later.
  expect(vi.getTimerCount()).toBe(0);
  const told = vi.fn<(answers: unknown) => void>();
  void both().then(told);
  await vi.advanceTimersByTimeAsync(Math.min(patienceMs, 60_000) - 1);
  expect(told).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(told.mock.calls).toEqual(patienceMs === Infinity ? [] : [[[null, null]]]);
  vi.useRealTimers();
});

test('a common question that is sent again, to a replica, has as long there as with the first server', async () => {
  vi.useFakeTimers();
  let isSlow = false;
  const send = async (exprs: readonly string[], range: EvaluationRange, { signal, onSent }: Limits) => {
    onSent();
    if (isSlow) {
      await new Promise((resolve) => setTimeout(resolve, 80));
      onSent();
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    signal.throwIfAborted();
    return splitRange(answerOf(commonExpr(exprs), range), exprs.length);
  };
  const { ask } = createBatcher({ groupOf: JSON.stringify, send });
  const both = () => Promise.all(['a', 'bb'].map((expr) => ask(part(expr))));
  await both();
  isSlow = true;
  const answers = both();
  await vi.advanceTimersByTimeAsync(160);
  expect(await answers).not.toContain(null);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test.each([
  ['is refused', REFUSED],
  ['has no answer', new PrometheusError('unreachable', 'No answer within 3 s.')],
  ['is answered with a warning', { notices: { warnings: ['partial response'], infos: [] } }],
  ['is answered with a note', { notices: { warnings: [], infos: ['metric might not be a counter'] } }],
  ['is answered without saying what belongs to what', { series: seriesOf('a', ['x'], RANGE) }],
])('a common question that %s leaves each to be asked by itself', async (_, failure) => {
  const { ask } = answering(() => failure);
  expect(await Promise.all([ask(part('a')), ask(part('bb'))])).toEqual([null, null]);
});

const warned = (...warnings: readonly string[]) => ({ notices: { warnings, infos: [] } });
const DOWN = 'receive series: a store is down';

test('what is warned of the same at every refresh is one question, whose warnings are those of each', async () => {
  const { ask, asked } = answering(() => warned(DOWN));
  const refresh = () =>
    Promise.all([ask(part('a', { lastWarnings: [DOWN] })), ask(part('bb', { lastWarnings: [DOWN, DOWN] }))]);
  for (let i = 0; i < 3; i++)
    expect((await refresh()).map((answer) => answer?.notices.warnings)).toEqual([[DOWN], [DOWN]]);
  expect(asked()).toEqual([1, 2, 3].map(() => commonExpr(['a', 'bb'])));
});

test('what is warned of something else, or of nothing, is asked apart, and a warning that is new leaves each to be asked by itself', async () => {
  let said = warned();
  const { ask, asked } = answering(() => said);
  const refresh = () =>
    Promise.all([
      ask(part('a', { lastWarnings: [DOWN] })),
      ask(part('bb', { lastWarnings: ['another'] })),
      ask(part('c')),
      ask(part('d')),
    ]);
  expect((await refresh()).map((answer) => answer !== null)).toEqual([false, false, true, true]);
  expect(asked()).toEqual([commonExpr(['c', 'd'])]);
  said = warned(DOWN, 'another');
  expect(
    await Promise.all([ask(part('a', { lastWarnings: [DOWN] })), ask(part('bb', { lastWarnings: [DOWN] }))]),
  ).toEqual([null, null]);
});

test('a warning that cannot be told apart costs those that have none no refresh', async () => {
  let calls = 0;
  const { ask, asked } = answering(() => (calls++ % 2 === 0 ? warned('of some letter') : warned()));
  const refresh = () =>
    Promise.all([
      ask(part('a', { lastWarnings: [DOWN] })),
      ask(part('bb', { lastWarnings: [DOWN] })),
      ask(part('c')),
      ask(part('d')),
    ]);
  expect((await refresh()).map((answer) => answer !== null)).toEqual([false, false, true, true]);
  calls = 1;
  expect((await refresh()).map((answer) => answer !== null)).toEqual([false, false, true, true]);
  expect(asked()).toHaveLength(3);
});

test('it is tried again after one refresh without, then after two, four, and so on up to sixty, until it goes well', async () => {
  let failure: Error | Partial<RangeAnswer> = REFUSED;
  const { ask, send } = answering(() => failure);
  const refresh = () => Promise.all([ask(part('a')), ask(part('bb'))]);
  const untilAsked = async () => {
    const before = send.mock.calls.length;
    for (let i = 0; ; i++) {
      await refresh();
      if (send.mock.calls.length > before) return i;
    }
  };
  const waits = [];
  for (let i = 0; i < 9; i++) waits.push(await untilAsked());
  expect(waits).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60]);
  failure = {};
  expect(await untilAsked()).toBe(60);
  expect(await untilAsked()).toBe(0);
  failure = REFUSED;
  expect([await untilAsked(), await untilAsked()]).toEqual([0, 1]);
});

test.each([
  ['429', new PrometheusError('overloaded', 'Too many requests.', { status: 429 })],
  ['503 that names a time', new PrometheusError('overloaded', 'Starting.', { status: 503, retryAfter: 30 })],
])('a %s is for all of them, because asking a dozen times instead would be worse', async (_, plea) => {
  const { ask } = answering(() => plea);
  const answers = await Promise.allSettled([ask(part('a')), ask(part('bb'))]);
  expect(answers).toEqual([
    { status: 'rejected', reason: plea },
    { status: 'rejected', reason: plea },
  ]);
});

test('one that is given up leaves the others their answer, and the question is given up with the last', async () => {
  let isAborted = false;
  const hang = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        isAborted = true;
        reject(signal.reason as Error);
      });
    });
  const { ask } = createBatcher({
    groupOf: JSON.stringify,
    send: (_exprs, _range: EvaluationRange, { signal }) => hang(signal),
  });
  const [one, other] = [new AbortController(), new AbortController()];
  const answers = [ask(part('a', { signal: one.signal })), ask(part('bb', { signal: other.signal }))];
  await Promise.resolve();
  one.abort(new Error('left'));
  await expect(answers[0]).rejects.toThrow('left');
  expect(isAborted).toBe(false);
  other.abort(new Error('left too'));
  await expect(answers[1]).rejects.toThrow('left too');
  expect(isAborted).toBe(true);
});

test('one that is given up before the question is sent is not waited for, and of none is anything asked for', async () => {
  const { ask, send } = answering();
  const left = new AbortController();
  const answers = [left.signal, new AbortController().signal].map((signal) => ask(part('a', { signal })));
  const alone = ['bb', 'none'].map((expr) => ask(part(expr, { when: { ...RANGE, end: 45 }, signal: left.signal })));
  left.abort(new Error('left'));
  const settled = await Promise.allSettled([...answers, ...alone]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'rejected']);
  expect(send.mock.calls.map(([, , { signal }]) => signal.aborted)).toEqual([false, true]);
});

test('columns that are refreshed together are those that whole answers would be, whatever becomes of the common question', async () => {
  const fates = fc.constantFrom<Error | Partial<RangeAnswer>>(
    {},
    {},
    REFUSED,
    { notices: { warnings: ['partial'], infos: [] } },
    { series: seriesOf('a', ['x'], RANGE) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fates), { maxLength: 20 }),
      async (refreshes) => {
        const columns = new ColumnStore();
        let fate: Error | Partial<RangeAnswer> = {};
        const { ask } = answering(() => fate);
        let end = 600;
        for (const [passed, next] of refreshes) {
          fate = next;
          end += 15 * Math.floor(passed / 15);
          const wanted = { start: end - 600, end, step: 15 };
          const refreshed = await Promise.all(
            ['a', 'bb', 'none'].map((expr) =>
              columns.refresh(
                expr,
                wanted,
                async (range, known) =>
                  (known &&
                    (await ask(part(expr, { when: range, known: known.cost, lastWarnings: known.lastWarnings })))) ??
                  answerOf(expr, range),
              ),
            ),
          );
          expect(refreshed.map(contentOf)).toEqual(
            ['a', 'bb', 'none'].map((expr) => contentOf(answerOf(expr, wanted))),
          );
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('that all have left says nothing about common questions: the next one is asked', async () => {
  const send = vi.fn(
    (exprs: readonly string[], range: EvaluationRange, { signal }: Limits) =>
      new Promise<RangeAnswer[] | null>((resolve, reject) => {
        if (send.mock.calls.length > 1) resolve(splitRange(answerOf(commonExpr(exprs), range), exprs.length));
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
  const { ask } = createBatcher({ groupOf: JSON.stringify, send });
  const leaving = new AbortController();
  const left = ['a', 'bb'].map((expr) => expect(ask(part(expr, { signal: leaving.signal }))).rejects.toThrow('left'));
  await Promise.resolve();
  leaving.abort(new Error('left'));
  await Promise.all(left);
  expect(await Promise.all(['a', 'bb'].map((expr) => ask(part(expr))))).not.toContain(null);
  expect(send).toHaveBeenCalledTimes(2);
});
