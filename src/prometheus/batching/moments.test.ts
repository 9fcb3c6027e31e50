import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { RangeAnswer } from '@/prometheus/query-answer';
import type { Labels } from '@/prometheus/series';
import { createMoments, type Moment } from './moments';

const RANGE: EvaluationRange = { start: 1000 * 15, end: 1002 * 15, step: 15 };
const EXPRS = ['requests', 'buckets', 'sum'];
const COST = { tookMs: 20, samples: 100, seconds: 0.02 };

const moment = (change: Partial<Moment> = {}): Moment => ({
  parts: [
    { expr: 'buckets', labels: { signal: 'buckets' } },
    { expr: 'sum', labels: { signal: 'durationSum' } },
  ],
  time: RANGE.end + 12.3,
  known: COST,
  signal: new AbortController().signal,
  ...change,
});

/**
 * What a server has for each expression: a value that tells expression and time, and one series that is there only
 * before a time.
 */
function answerOf(
  exprs: readonly string[],
  { start, end, step }: EvaluationRange,
  lost = Infinity,
  gone = lost,
): RangeAnswer {
  const times = Float64Array.from({ length: Math.round((end - start) / step) + 1 }, (_, i) => start + i * step);
  const series = exprs.flatMap((expr, i) => {
    const labelled = (labels: Labels, until: number) => ({
      labels: { ...labels, __part: String(i) },
      times,
      values: times.map((time) => (time < until ? time * 10 + expr.length : Number.NaN)),
    });
    return [labelled({ le: '1' }, Infinity), labelled({ le: '2' }, gone)].filter(
      ({ values }) => !values.every(Number.isNaN),
    );
  });
  return {
    kind: 'range',
    range: { start, end, step },
    series,
    notices: { warnings: [], infos: [] },
    cost: COST,
    at: end,
  };
}

const contentOf = (answers: readonly RangeAnswer[] | null) =>
  answers?.map(({ range, series }) => [
    range,
    series.map(({ labels, times, values }) => [Object.entries(labels), [...times], [...values]]),
  ]);

/** Both asked in one go, as a refresh does: ranges leave a microtask later. */
async function ask(asked: Moment, range = RANGE, exprs = EXPRS, answer = answerOf) {
  const moments = createMoments();
  const send = vi.fn((of: EvaluationRange) => Promise.resolve(answer(exprs, of)));
  const [at, ranges] = await Promise.all([
    moments.ask(asked),
    Promise.resolve().then(() => moments.along(exprs, range, send)),
  ]);
  return { at, ranges, asked: send.mock.calls.map(([of]) => of) };
}

test('a moment whose expressions are refreshed as lines is the end of their question, and the lines have what they would have without it', async () => {
  const { at, ranges, asked } = await ask(moment());
  expect(asked).toEqual([{ start: RANGE.start, end: RANGE.end + 10, step: 5 }]);
  const plain = await createMoments().along(EXPRS, RANGE, (of) => Promise.resolve(answerOf(EXPRS, of)));
  expect(contentOf(ranges)).toEqual(contentOf(plain));
  const time = RANGE.end + 10;
  expect(at).toMatchObject({ kind: 'instant', time, cost: COST });
  expect(at?.samples.map(({ labels, value }) => [labels['signal'], labels['le'], value])).toEqual(
    ['buckets', 'durationSum'].flatMap((signal) =>
      ['1', '2'].map((le) => [signal, le, time * 10 + (signal === 'buckets' ? 7 : 3)]),
    ),
  );
});

test('a series that has ended is none of the moment, and one that came after the last instant of the lines is none of theirs', async () => {
  const { at } = await ask(moment(), RANGE, EXPRS, (exprs, range) => answerOf(exprs, range, RANGE.end + 6));
  expect(at?.samples.map(({ labels }) => labels['le'])).toEqual(['1', '1']);
  const late = (exprs: readonly string[], range: EvaluationRange) => {
    const answer = answerOf(exprs, range);
    return {
      ...answer,
      series: answer.series.map((one) =>
        one.labels['le'] === '2'
          ? { ...one, values: one.times.map((time) => (time > RANGE.end ? 1 : Number.NaN)) }
          : one,
      ),
    };
  };
  const { at: now, ranges } = await ask(moment(), RANGE, EXPRS, late);
  expect(now?.samples).toHaveLength(4);
  expect(ranges?.map(({ series }) => series.map(({ labels }) => labels['le']))).toEqual([['1'], ['1'], ['1']]);
});

test('a line with a gap is among the lines', async () => {
  const { ranges } = await ask(moment(), RANGE, EXPRS, (exprs, range) => answerOf(exprs, range, Infinity, RANGE.end));
  expect(
    ranges?.map(({ series }) => series.map(({ labels, values }) => [labels['le'], Number.isNaN(values.at(-1))])),
  ).toEqual(
    EXPRS.map(() => [
      ['1', false],
      ['2', true],
    ]),
  );
});

test('a question has twenty instants at the most for a moment at its end', async () => {
  const range = { ...RANGE, end: RANGE.start + 90 };
  expect((await ask(moment({ time: range.end + 9 }), range)).asked).toEqual([
    { start: range.start, end: range.end + 5, step: 5 },
  ]);
  expect((await ask(moment({ time: range.end + 10 }), range)).asked).toEqual([range]);
});

test.each([
  ['one of its expressions is not asked', moment(), RANGE, ['requests', 'buckets']],
  [
    'the server does not say how long it worked, as VictoriaMetrics, whose ranges end half a minute ago',
    moment({ known: { tookMs: 20, samples: null } }),
    RANGE,
    EXPRS,
  ],
  ['it is before the end of the lines', moment({ time: RANGE.end - 1 }), RANGE, EXPRS],
  [
    'the lines are so coarse that instants up to it would be many',
    moment({ time: 202 * 60 + 30 }),
    { start: 200 * 60, end: 202 * 60, step: 60 },
    EXPRS,
  ],
  [
    'no instants of whole seconds lie between theirs',
    moment({ time: 11.2 }),
    { start: 0.5, end: 10.5, step: 2.5 },
    EXPRS,
  ],
])('a moment is not read from lines where %s', async (_, asked, range, exprs) => {
  const outcome = await ask(asked, range, exprs);
  expect(outcome.at).toBeNull();
  expect(outcome.asked).toEqual([range]);
  expect(outcome.ranges).toHaveLength(exprs.length);
});

test('of moments at different times only those are read that one question reaches', async () => {
  const moments = createMoments();
  const send = vi.fn((of: EvaluationRange) => Promise.resolve(answerOf(EXPRS, of)));
  const times = [RANGE.end + 12.3, RANGE.end + 10.1, RANGE.end + 3];
  const [first, second, third] = await Promise.all([
    ...times.map((time) => moments.ask(moment({ time }))),
    Promise.resolve().then(() => moments.along(EXPRS, RANGE, send).then(() => null)),
  ]);
  expect(send.mock.calls.map(([of]) => of.end)).toEqual([RANGE.end + 10]);
  expect([first?.time, second?.time, third]).toEqual([RANGE.end + 10, RANGE.end + 10, null]);
});

test('without lines, and where they fail or their answer cannot be told apart, a moment has to be asked by itself', async () => {
  const moments = createMoments();
  expect(await moments.ask(moment())).toBeNull();
  const refused = new PrometheusError('rejected', 'too many samples');
  const [at, ranges] = await Promise.allSettled([
    moments.ask(moment()),
    moments.along(EXPRS, RANGE, () => Promise.reject(refused)),
  ]);
  expect(at).toMatchObject({ value: null });
  expect(ranges).toMatchObject({ reason: refused });
  const warned = await ask(moment(), RANGE, EXPRS, (exprs, range) => ({
    ...answerOf(exprs, range),
    notices: { warnings: ['partial'], infos: [] },
  }));
  expect(warned).toMatchObject({ at: null, ranges: null });
});

test('where the server asks for patience a moment is not asked once more', async () => {
  const moments = createMoments();
  const busy = new PrometheusError('overloaded', 'too many requests', { status: 429 });
  const outcomes = await Promise.allSettled([
    moments.ask(moment()),
    moments.along(EXPRS, RANGE, () => Promise.reject(busy)),
  ]);
  expect(outcomes).toMatchObject([{ reason: busy }, { reason: busy }]);
});

test('one that nobody waits for any more is given up', async () => {
  const left = new AbortController();
  const moments = createMoments();
  const at = moments.ask(moment({ signal: left.signal }));
  const ranges = moments.along(EXPRS, RANGE, async (of) => {
    left.abort(new Error('left'));
    return Promise.resolve(answerOf(EXPRS, of));
  });
  await expect(at).rejects.toThrow('left');
  expect(await ranges).toHaveLength(EXPRS.length);
});

test('whatever the step, the moment is at most five seconds early, and the question has few instants', async () => {
  const steps = fc.constantFrom(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60, 120, 300);
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.integer({ min: 1, max: 4 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      async (step, count, share) => {
        const range = { start: 600 * 7, end: 600 * 7 + count * step, step };
        const time = range.end + share * step;
        const { at, asked } = await ask(moment({ time }), range);
        const [of = range] = asked;
        expect((of.end - of.start) / of.step).toBeLessThan(at === null ? count + 1 : 20);
        if (at === null) expect(step).toBeGreaterThan(15);
        else expect(time - at.time >= 0 && time - at.time < 5).toBe(true);
      },
    ),
  );
});
