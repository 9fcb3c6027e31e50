import { expect, test } from 'vitest';
import { sparklineShape, type SparklineData } from './sparkline-shape';

const data = (values: readonly number[], change: Partial<SparklineData> = {}): SparklineData => ({
  times: Float64Array.from(values, (_, i) => i * 15),
  values: Float64Array.from(values),
  floor: 0,
  hotFrom: null,
  ...change,
});

const shape = (values: readonly number[], change: Partial<SparklineData> = {}) => sparklineShape(data(values, change), 100, 20, 1);

test('the line runs from the left edge to its last sample, which has a dot', () => {
  const drawn = shape([1, 2, 1]);
  expect(drawn?.line).toMatch(/^M1 [\d.]+L49.3 [\d.]+L97.5 [\d.]+$/);
  expect(drawn?.dots).toHaveLength(1);
  expect(drawn?.dots[0]?.x).toBeCloseTo(97.5);
});

test('a gap breaks the line, and a sample between two gaps is a dot', () => {
  const drawn = shape([1, 2, NaN, 3, NaN, 1, 2]);
  expect(drawn?.line.match(/M/g)).toHaveLength(3);
  expect(drawn?.dots).toHaveLength(2);
});

test('what is wrong is drawn again from its beginning', () => {
  expect(shape([1, 2, 3, 4], { hotFrom: 30 })?.hot.match(/[ML]/g)).toEqual(['M', 'L']);
  expect(shape([1, 2, 3, 4])?.hot).toBe('');
});

test('a floor keeps small values low', () => {
  const heights = (floor: number) => shape([0.1, 0.1], { floor })?.dots.map(({ y }) => y)[0] ?? NaN;
  expect(heights(10)).toBeGreaterThan(heights(0));
});

test('a line without instants is not drawn', () => {
  expect(shape([])).toBeNull();
});
