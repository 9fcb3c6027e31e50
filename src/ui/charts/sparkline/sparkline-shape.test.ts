import { expect, test } from 'vitest';
import { sparklineShape, type SparklineData } from './sparkline-shape';

const data = (values: readonly number[], change: Partial<SparklineData> = {}): SparklineData => ({
  times: Float64Array.from(values, (_, i) => i * 15),
  values: Float64Array.from(values),
  floor: 0,
  hotFrom: null,
  ...change,
});

const shape = (values: readonly number[], change: Partial<SparklineData> = {}) =>
  sparklineShape(data(values, change), 100, 20, 1);

test('the line runs from the left edge to its last sample, which has a dot', () => {
  const drawn = shape([1, 2, 1]);
  expect(drawn?.line).toMatch(/^M1 [\d.]+L49.3 [\d.]+L97.5 [\d.]+$/);
  expect(drawn?.dots).toHaveLength(1);
  expect(drawn?.dots[0]?.x).toBeCloseTo(97.5);
});

test('of many samples in one column of pixels the lowest and the highest are drawn, in their order', () => {
  const peak = 500;
  const drawn = shape(Array.from({ length: 1000 }, (_, i) => (i === peak ? 9 : i % 2)));
  const points = drawn?.line.match(/[\d.]+ [\d.]+/g)?.map((point) => point.split(' ').map(Number)) ?? [];
  expect(points.length).toBeLessThanOrEqual(2 * 100 + 1);
  expect(points.map(([x = 0]) => x)).toEqual(points.map(([x = 0]) => x).toSorted((a, b) => a - b));
  const [x = 0] = points.toSorted(([, a = 0], [, b = 0]) => a - b)[0] ?? [];
  expect(Math.floor(x)).toBe(Math.floor(1 + (peak / 999) * 96.5));
});

test('a level line is drawn from end to end', () => {
  expect(shape(Array.from({ length: 50 }, () => 0))?.line).toMatch(/^M1 (?<y>[\d.]+)L97.5 \k<y>$/);
  expect(shape([0, 0, 0, 1, 1, 1])?.line.match(/[ML]/g)).toHaveLength(4);
});

test('a gap breaks the line, and a sample between two gaps is a dot', () => {
  const drawn = shape([1, 2, NaN, 3, NaN, 1, 2]);
  expect(drawn?.line.match(/M/g)).toHaveLength(3);
  expect(drawn?.dots).toHaveLength(2);
});

test('a last sample that stands alone is one dot: of two in one place the browser would keep one for ever', () => {
  expect(shape([1])?.dots).toHaveLength(1);
  expect(shape([1, 2, NaN, 3])?.dots).toHaveLength(1);
});

test('what is wrong is drawn again from its beginning', () => {
  expect(shape([1, 2, 3, 4], { hotFrom: 30 })?.hot.match(/[ML]/g)).toEqual(['M', 'L']);
  expect(shape([1, 2, 3, 4])?.hot).toBe('');
  expect(shape([1, 2, 3, 4], { hotFrom: 60 })?.hot).toBe('');
});

test('a floor keeps small values low', () => {
  const heights = (floor: number) => shape([0.1, 0.1], { floor })?.dots.map(({ y }) => y)[0] ?? NaN;
  expect(heights(10)).toBeGreaterThan(heights(0));
});

test('the highest value is drawn within the edges, and so is one below zero', () => {
  const heights = (values: readonly number[]) => (shape(values)?.line.match(/(?<= )[\d.-]+/g) ?? []).map(Number);
  const [low = NaN, high = NaN] = heights([0, 8]);
  expect(high).toBeGreaterThan(2.5);
  expect(high).toBeLessThan(4);
  expect(low).toBe(17.5);
  expect(heights([-8, 8])[0]).toBe(17.5);
});

test('a line without instants is not drawn', () => {
  expect(shape([])).toBeNull();
});
