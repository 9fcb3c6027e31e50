import { expect, test } from 'vitest';
import { KNOWN, REPLAYED } from './catalogue/catalogue';
import { exposition } from './exposition';
import { counter, gauge, histogram, millisecondHistogram, summary } from './family';
import { rawPaths, statusClass } from './label-values';

/** The values of the lines that start with this text. */
const valuesOf = (text: string, beginning: string): number[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(beginning))
    .map((line) => Number(line.slice(line.lastIndexOf(' '))));
const grown = (read: (elapsed: number) => string, beginning: string, seconds: number): number =>
  (valuesOf(read(seconds), beginning)[0] ?? NaN) - (valuesOf(read(0), beginning)[0] ?? NaN);

test('a counter increases by the exact rate, split by labels', () => {
  const read = exposition([counter('hits_total', (flow) => ({ code: statusClass(flow) }))], 'a');
  expect(grown(read, 'hits_total{code="5xx"}', 10)).toBeCloseTo(6);
  expect(grown(read, 'hits_total{code="2xx"}', 10)).toBeCloseTo(51);
});

test('a flow with several paths is divided among them', () => {
  const lines = exposition(
    [counter('hits_total', (flow) => rawPaths(flow, 20).map((path) => ({ path })))],
    'b',
  )(0).split('\n');
  expect(lines.filter((line) => line.startsWith('hits_total'))).toHaveLength(20 + 3);
});

test('buckets in milliseconds have the same counts as buckets in seconds', () => {
  const read = exposition([histogram('s', [0.1, 0.5]), millisecondHistogram('ms', [100, 500])], 'a');
  expect(grown(read, 'ms_bucket{le="500"}', 10)).toBeCloseTo(grown(read, 's_bucket{le="0.5"}', 10));
  expect(grown(read, 'ms_sum', 10)).toBeCloseTo(1000 * grown(read, 's_sum', 10));
});

test('quantiles of a summary stay constant while its count increases', () => {
  const read = exposition([summary('duration', [0.95])], 'a');
  expect(grown(read, 'duration{quantile="0.95"}', 60)).toBe(0);
  expect(grown(read, 'duration_count', 60)).toBeCloseTo(360);
});

test('a name with dots is quoted within the braces', () => {
  expect(exposition([gauge('http.requests', 1, { 'http.route': '/' })], 'a')(0)).toBe(
    '# TYPE "http.requests" gauge\n{"http.requests","http.route"="/"} 1\n',
  );
});

test('each metric name has one TYPE line, because Prometheus 3 refuses several', () => {
  for (const { name, families } of REPLAYED) {
    const announced = exposition(families, 'a')(0).match(/^# TYPE \S+/gm) ?? [];
    expect(new Set(announced).size, name).toBe(announced.length);
  }
});

test('there are 43 known conventions, and service names are unique', () => {
  expect(KNOWN).toHaveLength(43);
  expect(new Set(REPLAYED.map(({ name }) => name)).size).toBe(REPLAYED.length);
});
