import { describe, expect, it } from 'vitest';
import { formatTick } from './format-tick';
import type { Unit } from './unit';

const axis = (values: readonly number[], unit: Unit, step: number) =>
  values.map((value) => formatTick(value, unit, step).replace('\u00a0', ' '));

describe('formatTick', () => {
  it('gives all ticks of an axis the same decimals', () => {
    expect(axis([0, 0.2, 0.4, 1], 'cores', 0.2)).toEqual(['0.0', '0.2', '0.4', '1.0']);
    expect(axis([0, 0.025, 0.05], 'ratio', 0.025)).toEqual(['0.0 %', '2.5 %', '5.0 %']);
    expect(axis([0, 0.02, 0.1], 'ratio', 0.02)).toEqual(['0 %', '2 %', '10 %']);
  });

  it('writes durations and sizes each in the unit that is read', () => {
    expect(axis([0, 0.5, 1, 1.5], 'seconds', 0.5)).toEqual(['0', '500 ms', '1 s', '1.5 s']);
    expect(axis([0, 250e6, 1e9, 1.25e9], 'bytes', 250e6)).toEqual(['0', '250 MB', '1 GB', '1.25 GB']);
  });

  it('leaves the unit of a rate to the title and shortens thousands', () => {
    expect(axis([0, 50, 150], 'requestsPerSecond', 50)).toEqual(['0', '50', '150']);
    expect(axis([5000, 20_000], 'requestsPerSecond', 5000)).toEqual(['5000', '20 k']);
    expect(axis([750_000, 1e6, 1.25e6], 'requestsPerSecond', 250_000)).toEqual(['750 k', '1 M', '1.25 M']);
  });

  it('tells ticks apart that are a step of a hundred-thousandth from each other', () => {
    expect(new Set(axis([0.00001, 0.00002, 0.00003], 'cores', 0.00001)).size).toBe(3);
  });

  it('keeps all of an exponent, also one that ends in zero', () => {
    expect(axis([1e22, 1e25], 'none', 1e21)).toEqual(['1.00e+10 T', '1.00e+13 T']);
    expect(formatTick(1e25, 'bytes', 1e25)).toBe('1.00e+10\u00a0PB');
    expect(formatTick(1e-16, 'seconds', 1e-16)).toBe('1.00e-10\u00a0µs');
  });

  it('never shows NaN or minus zero', () => {
    expect(formatTick(NaN, 'ratio', 1)).toBe('–');
    expect(formatTick(-0, 'cores', 0.5)).toBe('0.0');
  });
});
