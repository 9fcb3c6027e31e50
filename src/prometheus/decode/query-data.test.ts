import { expect, test } from 'vitest';
import instantMatrix from '@/prometheus/recorded/instant-matrix.json';
import instantNativeHistogram from '@/prometheus/recorded/instant-native-histogram.json';
import instantNotANumber from '@/prometheus/recorded/instant-not-a-number.json';
import instantScalar from '@/prometheus/recorded/instant-scalar.json';
import instantString from '@/prometheus/recorded/instant-string.json';
import instantVector from '@/prometheus/recorded/instant-vector.json';
import rangeInfinite from '@/prometheus/recorded/range-infinite.json';
import rangeMatrix from '@/prometheus/recorded/range-matrix.json';
import rangeNativeHistogram from '@/prometheus/recorded/range-native-histogram.json';
import { recordedAnswer } from '@/prometheus/recorded/recorded-answer';
import { openEnvelope } from './envelope';
import { decodeInstantData, decodeRangeData, samplesRead, secondsWorked } from './query-data';

const dataOf = (recording: Parameters<typeof recordedAnswer>[0]) => openEnvelope(recordedAnswer(recording)).data;
const rangeOf = ({ request }: { request: { start: string; end: string; step: string } }) => ({
  start: Number(request.start),
  end: Number(request.end),
  step: Number(request.step),
});

/** Those were asked for without a time: when they were answered. */
const askedAt = ({ headers }: { headers: { date: string } }) => Date.parse(headers.date) / 1000;

const RANGE = { start: 100, end: 130, step: 10 };
const matrix = (...values: unknown[]) => ({ resultType: 'matrix', result: [{ metric: { a: 'b' }, values }] });
const valuesOf = (data: unknown) => [...(decodeRangeData(data, RANGE)?.items[0]?.values ?? [])];

test('all recorded series lie on one grid of the range that was asked for', () => {
  const series = decodeRangeData(dataOf(rangeMatrix), rangeOf(rangeMatrix))?.items ?? [];
  expect(series.length).toBeGreaterThan(5);
  expect(new Set(series.map(({ times }) => times)).size).toBe(1);
  for (const { times, values, labels } of series) {
    expect([...times]).toEqual(Array.from({ length: 11 }, (_, i) => Number(rangeMatrix.request.start) + 2 * i));
    expect(values).toHaveLength(11);
    expect(labels['job']).toBe('prometheus');
  }
  const [metrics] = series.filter(({ labels }) => labels['handler'] === '/metrics');
  // One scrape per second: what the recorder set up.
  expect(metrics?.values.at(-1)).toBeCloseTo(1, 1);
});

test('recorded infinities are kept', () => {
  const ends = decodeRangeData(dataOf(rangeInfinite), rangeOf(rangeInfinite))?.items.map(({ values }) => values.at(-1));
  expect(ends).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
});

test('native histograms are told of instead of failing', () => {
  const range = decodeRangeData(dataOf(rangeNativeHistogram), rangeOf(rangeNativeHistogram));
  expect(range?.items).toEqual([]);
  expect(range?.warnings[0]).toMatch(/^\d+ series hold native histograms/);
  expect(decodeInstantData(dataOf(instantNativeHistogram), askedAt(instantNativeHistogram))?.warnings).toHaveLength(1);
});

test('a recorded vector is a sample per series', () => {
  const samples = decodeInstantData(dataOf(instantVector), askedAt(instantVector))?.items ?? [];
  expect(samples.map(({ labels, value }) => [labels['job'], value])).toEqual(
    expect.arrayContaining([
      ['gone', 0],
      ['prometheus', 1],
    ]),
  );
  expect(samplesRead(dataOf(instantVector))).toBe(2);
  expect(samplesRead(dataOf(instantScalar))).toBeNull();
  expect(secondsWorked(dataOf(instantVector))).toBeGreaterThan(0);
  expect(secondsWorked({ stats: { timings: {} } })).toBeNull();
});

test('scalars, texts, NaN and range selectors have their reading too', () => {
  expect(decodeInstantData(dataOf(instantScalar), askedAt(instantScalar))?.items[0]?.value).toBe(
    Number.POSITIVE_INFINITY,
  );
  expect(decodeInstantData(dataOf(instantString), askedAt(instantString))).toEqual({
    items: [],
    warnings: ['The expression gives a text, not numbers.'],
  });
  expect(decodeInstantData(dataOf(instantNotANumber), askedAt(instantNotANumber))?.items[0]?.value).toBeNaN();
  const last = decodeInstantData(dataOf(instantMatrix), askedAt(instantMatrix))?.items ?? [];
  expect(last).toHaveLength(2);
  expect(last[0]?.time).toBeGreaterThan(1_795_000_000);
  const histograms = {
    resultType: 'matrix',
    result: [
      { metric: {}, histograms: [[1, {}]] },
      {
        metric: {},
        values: [
          [1, '5'],
          [2, 'NaN'],
        ],
      },
    ],
  };
  expect(decodeInstantData(histograms, 2)).toMatchObject({
    items: [{ time: 2, value: Number.NaN }],
    warnings: [expect.stringMatching(/^1 series hold native histograms/)],
  });
});

test('missing places are gaps', () => {
  expect(valuesOf(matrix([100, '1'], [130, '4']))).toEqual([1, Number.NaN, Number.NaN, 4]);
});

test('disorder is put in order, and the later of two samples for one place wins', () => {
  expect(valuesOf(matrix([120, '3'], [100, '1'], [110, '2'], [120, '5']))).toEqual([1, 2, 5, Number.NaN]);
});

test('times as text and beside the grid find their place', () => {
  expect(valuesOf(matrix(['100', '1'], [112, '2'], [119, '3']))).toEqual([1, 2, 3, Number.NaN]);
});

test('samples outside of the range are dropped and counted', () => {
  const decoded = decodeRangeData(matrix([1e15, '9'], [-5, '8'], ['soon', '7'], [100, '1']), RANGE);
  expect([...(decoded?.items[0]?.values ?? [])]).toEqual([1, Number.NaN, Number.NaN, Number.NaN]);
  expect(decoded?.warnings).toEqual(['Dropped 3 samples outside of the range that was asked for.']);
});

test('a value that is no number is no value, and the reader is told; NaN is one that the server means', () => {
  const decoded = decodeRangeData(matrix([100, 'many'], [110, null], [120, 'NaN']), RANGE);
  expect([...(decoded?.items[0]?.values ?? [])]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  expect(decoded?.warnings).toEqual(['Counted 2 samples with no number as no value.']);
  const vector = { resultType: 'vector', result: [{ metric: {}, value: [1, {}] }] };
  expect(decodeInstantData(vector, 1)?.warnings).toEqual(['Counted 1 sample with no number as no value.']);
});

test('a sample of an instant with a time that cannot be is taken as of the time that was asked for, and the reader is told', () => {
  const vector = (...times: unknown[]) => ({
    resultType: 'vector',
    result: times.map((time, i) => ({ metric: { place: `${i}` }, value: [time, '7'] })),
  });
  const decoded = decodeInstantData(vector(95_617_584_000, -100_000, 'noon', null, 99_990, '100030.5'), 100_000);
  expect(decoded?.items.map(({ time, value }) => [time, value])).toEqual(
    [100_000, 100_000, 100_000, 100_000, 99_990, 100_030.5].map((time) => [time, 7]),
  );
  expect(decoded?.warnings).toEqual(['Showing 4 samples with a time far from the one that was asked for.']);
  expect(decodeInstantData({ resultType: 'scalar', result: [0, '7'] }, 1e6)?.warnings[0]).toMatch(
    /^Showing 1 sample with a time far/,
  );
});

test('series with the same labels are one series, and the reader is told', () => {
  const twice = { resultType: 'matrix', result: [...matrix([100, '1']).result, ...matrix([110, '2']).result] };
  const decoded = decodeRangeData(twice, RANGE);
  expect(decoded?.items.map(({ values }) => [...values])).toEqual([[1, 2, Number.NaN, Number.NaN]]);
  expect(decoded?.warnings[0]).toMatch(/^1 series came twice/);
  const vector = {
    resultType: 'vector',
    result: [
      { metric: {}, value: [1, '1'] },
      { metric: {}, value: [1, '2'] },
    ],
  };
  expect(decodeInstantData(vector, 1)?.items.map(({ value }) => value)).toEqual([1]);
});

test.each([
  null,
  42,
  'matrix',
  {},
  { resultType: 'matrix' },
  { resultType: 'matrix', result: {} },
  { resultType: 'matrix', result: [null] },
  { resultType: 'matrix', result: [{ metric: {} }] },
  { resultType: 'vector', result: [{ metric: {}, value: null }] },
  { resultType: 'vector', result: ['a'] },
  { resultType: 'vector', result: [null] },
  { resultType: 'streams', result: [] },
])('%j is no answer to a query', (data) => {
  expect(decodeRangeData(data, RANGE)).toBeNull();
  expect(decodeInstantData(data, 1)).toBeNull();
});
