import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvaluationRange } from '@/prometheus/evaluation-range';
import type { RangeAnswer } from '@/prometheus/query-answer';
import { type Series, seriesKey } from '@/prometheus/series';
import { ColumnStore } from './column-store';
import { LENGTH, STEP, windowAt } from './example-window';

type Line = {
  name: string;
  from: number;
  to: number;
  gapFrom: number;
  gapLength: number;
  reset: number;
  lateness: number;
};

/**
 * A server as a pure function: what it would answer for a range when it is asked at `now`. Late samples are not there
 * yet.
 */
function serverAt(lines: readonly Line[], now: number, range: EvaluationRange): RangeAnswer {
  const length = Math.round((range.end - range.start) / range.step) + 1;
  const times = Float64Array.from({ length }, (_, i) => range.start + i * range.step);
  const series = lines.flatMap((line): Series[] => {
    const values = times.map((time) => {
      const there =
        time >= line.from && time < line.to && !(time >= line.gapFrom && time < line.gapFrom + line.gapLength);
      return there && time + line.lateness <= now ? (time % line.reset) + line.from : Number.NaN;
    });
    return values.every(Number.isNaN) ? [] : [{ labels: { name: line.name }, times, values }];
  });
  return {
    kind: 'range',
    range,
    series,
    notices: { warnings: [], infos: [] },
    cost: { tookMs: 1, samples: null },
    at: now,
  };
}

/** Columns by series, independent of their order. */
const contentOf = (answer: RangeAnswer) =>
  Object.fromEntries(
    answer.series.map(({ labels, times, values }) => [seriesKey(labels), { times: [...times], values: [...values] }]),
  );

const LINES = fc
  .array(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', '__proto__'),
      from: fc.nat(4000),
      to: fc.nat(8000),
      gapFrom: fc.nat(6000),
      gapLength: fc.nat(1000),
      reset: fc.integer({ min: 1, max: 500 }),
      lateness: fc.nat(30),
    }),
    { maxLength: 4 },
  )
  .map((lines) => lines.filter((line, i) => lines.findIndex(({ name }) => name === line.name) === i));

test('what came with a note is asked for by itself the next time, and what came with a warning is asked with that told', async () => {
  const store = new ColumnStore();
  const known: unknown[] = [];
  const refresh = (now: number, infos: readonly string[], warnings: readonly string[] = []) =>
    store.refresh('key', windowAt(now), (range, before) => {
      known.push(before);
      return Promise.resolve({ ...serverAt([], now, range), notices: { warnings, infos } });
    });
  const cost = { tookMs: 1, samples: null };
  await refresh(3000, []);
  await refresh(3015, ['metric might not be a counter']);
  await refresh(3030, []);
  await refresh(3045, [], ['a store is down']);
  await refresh(3060, [], ['a store is down']);
  expect(known).toEqual([
    null,
    { cost, lastWarnings: [] },
    null,
    { cost, lastWarnings: [] },
    { cost, lastWarnings: ['a store is down'] },
  ]);
});

test('a refresh that brings nothing new hands out the very same answer, and the next that does another', async () => {
  const store = new ColumnStore();
  const line: Line = { name: 'a', from: 0, to: 8000, gapFrom: 0, gapLength: 0, reset: 500, lateness: 0 };
  const refresh = (now: number, lines: readonly Line[] = [line]) =>
    store.refresh('key', windowAt(now), (range) => Promise.resolve(serverAt(lines, now, range)));
  const first = await refresh(3000);
  expect(await refresh(3005)).toBe(first);
  expect(await refresh(3010)).toBe(first);
  expect(await refresh(3012, [{ ...line, reset: 499 }])).not.toBe(first);
  const moved = await refresh(3020);
  expect(moved.range.end).toBe(3015);
  expect(contentOf(moved)).toEqual(contentOf(serverAt([line], 3020, windowAt(3020))));
});

test('merged refreshes are what one full answer would have been, whatever happens to the series', async () => {
  const waits = fc.array(fc.oneof(fc.nat(40), fc.nat(900)), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      LINES,
      waits,
      fc.constantFrom(5, 15, 60),
      fc.constantFrom(undefined, 100, 300),
      async (given, passed, step, overlap) => {
        const store = new ColumnStore(overlap);
        // As late as the overlap allows, which is 30 s where nobody says.
        const lines = given.map((line) => ({ ...line, lateness: (line.lateness / 30) * (overlap ?? 30) }));
        let now = 2000;
        for (const wait of passed) {
          now += wait;
          const wanted = windowAt(now, 40 * step, step);
          const answer = await store.refresh('key', wanted, (range) => Promise.resolve(serverAt(lines, now, range)));
          expect(answer.range).toEqual(wanted);
          expect(contentOf(answer)).toEqual(contentOf(serverAt(lines, now, wanted)));
          expect(new Set(answer.series.map(({ times }) => times)).size).toBeLessThanOrEqual(1);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('the answer on the screen is not touched while the next one is made, and arrays are used again after it', async () => {
  const store = new ColumnStore();
  const lines: Line[] = [{ name: 'a', from: 0, to: 1e9, gapFrom: 0, gapLength: 0, reset: 97, lateness: 0 }];
  const refresh = (at: number) =>
    store.refresh('key', windowAt(at), (range) => Promise.resolve(serverAt(lines, at, range)));
  const first = await refresh(6000);
  const before = contentOf(first);
  const second = await refresh(6015);
  expect(contentOf(first)).toEqual(before);
  const third = await refresh(6030);
  expect(third.series[0]?.values).toBe(first.series[0]?.values);
  expect(second.series[0]?.values).not.toBe(third.series[0]?.values);
  expect(third).not.toBe(second);
});

test('a failed refresh keeps what is held', async () => {
  const store = new ColumnStore();
  const lines: Line[] = [{ name: 'a', from: 0, to: 1e9, gapFrom: 0, gapLength: 0, reset: 97, lateness: 0 }];
  const asked: EvaluationRange[] = [];
  const refresh = (at: number) =>
    store.refresh('key', windowAt(at), (range) => (asked.push(range), Promise.resolve(serverAt(lines, at, range))));
  await refresh(6000);
  await expect(store.refresh('key', windowAt(6015), () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  const answer = await refresh(6090);
  expect(asked.at(-1)?.start).toBe(5985);
  expect(contentOf(answer)).toEqual(contentOf(serverAt(lines, 6090, windowAt(6090))));
});

test('the first answer without a warning is asked for as a whole: what was missing before lies further back than the overlap', async () => {
  const store = new ColumnStore();
  const lines: Line[] = [{ name: 'a', from: 0, to: 1e9, gapFrom: 0, gapLength: 0, reset: 97, lateness: 0 }];
  // The sum of what the other shards know: the same lines, and lower.
  const partial = (at: number, range: EvaluationRange) => ({
    ...serverAt(
      lines.map((line) => ({ ...line, reset: 50 })),
      at,
      range,
    ),
    notices: { warnings: ['a shard is away'], infos: [] },
  });
  for (let at = 6000; at <= 6150; at += 15)
    await store.refresh('key', windowAt(at), (range) => Promise.resolve(partial(at, range)));
  const whole = await store.refresh('key', windowAt(6165), (range) => Promise.resolve(serverAt(lines, 6165, range)));
  expect(contentOf(whole)).toEqual(contentOf(serverAt(lines, 6165, windowAt(6165))));
});

test('what the server says beside the same numbers is news', async () => {
  const store = new ColumnStore();
  const warned = (warning: string) =>
    store.refresh('key', windowAt(6000), (range) =>
      Promise.resolve({ ...serverAt([], range.end, range), notices: { warnings: [warning], infos: [] } }),
    );
  await warned('a shard is away');
  expect((await warned('two shards are away')).notices.warnings).toEqual(['two shards are away']);
});

test('once in sixty refreshes everything is asked, and only for the others it is told what the answer before cost', async () => {
  const store = new ColumnStore();
  const asked: ('full' | 'tail')[] = [];
  const costs: unknown[] = [];
  for (let i = 0; i < 124; i++) {
    const wanted = windowAt(6000 + i * STEP);
    await store.refresh('key', wanted, (range, known) => {
      asked.push(range.start === wanted.start ? 'full' : 'tail');
      costs.push(known);
      const answer = serverAt([], wanted.end, range);
      return Promise.resolve({ ...answer, cost: { ...answer.cost, tookMs: i } });
    });
  }
  expect(asked.flatMap((kind, i) => (kind === 'full' ? i : []))).toEqual([0, 61, 122]);
  expect(costs.map((cost) => cost === null)).toEqual(asked.map((kind) => kind === 'full'));
  expect(costs[60]).toMatchObject({ cost: { tookMs: 59 } });
});

test('a series that the server takes back is gone, although nothing else is new', async () => {
  const store = new ColumnStore();
  const line: Line = { name: 'a', from: 0, to: 1e9, gapFrom: 0, gapLength: 0, reset: 97, lateness: 0 };
  const refresh = (...lines: Line[]) =>
    store.refresh('key', windowAt(6000), (range) => Promise.resolve(serverAt(lines, 6000, range)));
  expect((await refresh(line, { ...line, name: 'b', from: 6000 })).series).toHaveLength(2);
  expect((await refresh(line)).series.map(({ labels }) => labels['name'])).toEqual(['a']);
});

test('keys that nobody asks for do not pile up: one that was given up starts anew', async () => {
  const store = new ColumnStore();
  const asked: string[] = [];
  const refresh = (key: string, at: number) =>
    store.refresh(
      key,
      windowAt(at),
      (range) => (
        asked.push(range.end - range.start === LENGTH ? 'full' : 'tail'),
        Promise.resolve(serverAt([], at, range))
      ),
    );
  await refresh('a', 6000);
  await refresh('a', 6015);
  const askOthers = async (count: number, at: number) => {
    for (let i = 0; i < count; i++) await refresh(`other ${i}`, at);
  };
  await askOthers(199, 6030);
  await refresh('a', 6045);
  await askOthers(200, 6060);
  await refresh('a', 6075);
  expect(asked.filter((_, i) => [0, 1, 201, 402].includes(i))).toEqual(['full', 'tail', 'tail', 'full']);
});

/**
 * Of all lines those that are the largest at the end of what is asked for, throughout, as of `topk` with `@ end()`.
 * Every five minutes others are.
 */
function largestAt(lines: readonly Line[], most: number, now: number, range: EvaluationRange): RangeAnswer {
  const answer = serverAt(lines, now, range);
  const sizeAtEnd = ({ labels }: Series) =>
    (lines.findIndex(({ name }) => name === labels['name']) * 7 + Math.floor(range.end / 300) * 3) % 11;
  return { ...answer, series: answer.series.toSorted((a, b) => sizeAtEnd(b) - sizeAtEnd(a)).slice(0, most) };
}

test('merged refreshes of the largest lines are what one full answer would have been, also where others become the largest', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const lines = names.map((name, i): Line => ({
    name,
    from: i,
    to: 1e9,
    gapFrom: 0,
    gapLength: 0,
    reset: 97 + i,
    lateness: 0,
  }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(200), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (passed, most) => {
        const store = new ColumnStore();
        let at = 6000;
        for (const wait of passed) {
          at += wait;
          const answer = await store.refresh('key', windowAt(at), (range) =>
            Promise.resolve(largestAt(lines, most, at, range)),
          );
          expect(contentOf(answer)).toEqual(contentOf(largestAt(lines, most, at, windowAt(at))));
        }
      },
    ),
    { numRuns: 300 },
  );
});
