import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartScene } from '@/ui/charts/chart-scene';
import { niceStep, ticksOf, yAxisFor } from './y-axis';

const line = (...values: number[]) => ({
  key: 'a',
  name: 'a',
  colour: 's1' as const,
  times: Float64Array.from(values, (_, i) => i),
  values: Float64Array.from(values),
});
const scene = (values: number[], more: Partial<ChartScene> = {}): ChartScene => ({
  range: { start: 0, end: 1000 },
  unit: 'ratio',
  timeZone: 'UTC',
  series: [line(...values)],
  ...more,
});
const limit = (value: number) => ({ value, label: '', status: 'normal' as const });

describe('yAxisFor', () => {
  it('starts at zero and ends on a round number above the data', () => {
    expect(yAxisFor(scene([420, 440], { unit: 'requestsPerSecond' }), 4)).toEqual({ min: 0, top: 600, step: 200 });
  });

  it('does not zoom into noise far below its limit', () => {
    expect(yAxisFor(scene([0.001, 0.002], { thresholds: [limit(0.05)] }), 4)).toEqual({
      min: 0,
      top: 0.06,
      step: 0.02,
    });
  });

  it('does not zoom into noise below the floor', () => {
    expect(yAxisFor(scene([0.1], { unit: 'perSecond', floor: 1 }), 4).top).toBe(1);
  });

  it('leaves room above a limit for its label', () => {
    const { top } = yAxisFor(scene([0.2], { unit: 'seconds', thresholds: [limit(1)] }), 4);
    expect(top).toBeGreaterThan(1.05);
    expect(top).toBeLessThan(1.5);
  });

  it('does not move while values move within a step', () => {
    const axes = [410, 431, 455, 470].map((high) => yAxisFor(scene([300, high], { unit: 'requestsPerSecond' }), 4));
    expect(new Set(axes.map((axis) => JSON.stringify(axis))).size).toBe(1);
  });

  it('counts neither hidden lines nor samples outside of the range', () => {
    const hidden = new Set(['a']);
    expect(
      yAxisFor(scene([], { unit: 'none', hidden, series: [line(900), { ...line(10), key: 'b' }] }), 4).top,
    ).toBeLessThan(20);
    expect(yAxisFor(scene([10, 900], { unit: 'none', range: { start: 0, end: 0.5 } }), 4).top).toBeLessThan(20);
  });

  it('reaches below zero only where something is negative', () => {
    expect(yAxisFor(scene([-5, 10], { unit: 'none' }), 4).min).toBe(-5);
  });

  it('ends at 100 % for shares, unless one of them is above', () => {
    expect(yAxisFor(scene([0.2, 1]), 4)).toEqual({ min: 0, top: 1, step: 0.25 });
    expect(yAxisFor(scene([0.3], { thresholds: [limit(1)] }), 4).top).toBe(1);
    expect(yAxisFor(scene([0.99, 1.2]), 4).top).toBeGreaterThan(1.2);
    expect(yAxisFor(scene([1], { unit: 'cores' }), 4).top).toBeGreaterThan(1);
  });

  it('has no more ticks where a share is negative', () => {
    const ticks = [
      [-0.5, 0.5],
      [-1, 1],
      [-2, 1],
      [-0.02, 0.9],
    ].map((values) => ticksOf(yAxisFor(scene(values), 4)).length);
    expect(Math.max(...ticks)).toBeLessThanOrEqual(6);
  });

  it('has an axis for no data at all', () => {
    expect(yAxisFor(scene([NaN, NaN]), 4)).toMatchObject({ min: 0, top: 1 });
  });

  it('always covers the data with a handful of ticks', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 6 }), (data, count) => {
        const axis = yAxisFor(scene(data, { unit: 'bytes' }), count);
        expect(axis.top).toBeGreaterThanOrEqual(Math.max(...data));
        expect(ticksOf(axis).length).toBeLessThanOrEqual(count + 3);
        expect(ticksOf(axis).length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

describe('niceStep', () => {
  it('is 1, 2, 2.5 or 5 times a power of ten', () => {
    expect([0.11, 0.2, 0.21, 30, 600].map((raw) => niceStep(raw, 'none'))).toEqual([0.2, 0.2, 0.25, 50, 1000]);
  });

  it('is whole for things that are counted and a round time for long durations', () => {
    expect(niceStep(0.3, 'count')).toBe(1);
    expect(niceStep(100, 'seconds')).toBe(120);
    expect(niceStep(2000, 'seconds')).toBe(3600);
    expect(niceStep(95_000, 'seconds')).toBe(2 * 86_400);
  });
});

describe('ticksOf', () => {
  it('has no rounding dust', () => {
    expect(ticksOf({ min: 0, top: 1, step: 0.1 })).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });

  it('ends at the last multiple below a top that is none', () => {
    expect(ticksOf({ min: 0, top: 1.1e9, step: 250e6 }).at(-1)).toBe(1e9);
  });
});
