import { describe, expect, it } from 'vitest';
import type { ChartScene } from '@/ui/charts/chart-scene';
import { tooltipRows, valueAt } from './tooltip-rows';

const TIMES = Float64Array.of(0, 15, 30);
const line = (name: string, ...values: number[]) => ({
  key: name,
  name,
  colour: 's1' as const,
  times: TIMES,
  values: Float64Array.from(values),
});
const scene = (more: Partial<ChartScene>): ChartScene => ({
  range: { start: 0, end: 30 },
  unit: 'seconds',
  timeZone: 'UTC',
  series: [],
  ...more,
});
const names = (shown: ChartScene, time: number) => tooltipRows(shown, time).rows.map(({ name }) => name);

describe('tooltipRows', () => {
  it('lists the largest value first', () => {
    expect(names(scene({ series: [line('a', 0, 1, 0), line('b', 0, 3, 0), line('c', 0, 2, 0)] }), 15)).toEqual([
      'b',
      'c',
      'a',
    ]);
  });

  it('leaves out lines that are hidden or have no sample there', () => {
    expect(
      names(
        scene({
          series: [line('a', 1, 1, 1), line('gap', 1, NaN, 1), line('hidden', 9, 9, 9)],
          hidden: new Set(['hidden']),
        }),
        15,
      ),
    ).toEqual(['a']);
  });

  it('marks what is above a limit, and only the line that the limit is for', () => {
    const thresholds = [{ value: 1, label: '', status: 'normal' as const, of: 'p95' }];
    const { rows } = tooltipRows(scene({ series: [line('p99', 0, 2, 0), line('p95', 0, 1.5, 0)], thresholds }), 15);
    expect(rows.map(({ name, breaching }) => [name, breaching])).toEqual([
      ['p99', false],
      ['p95', true],
    ]);
  });

  it('marks what is above the lower of two limits', () => {
    const thresholds = [
      { value: 1, label: '', status: 'crossed' as const },
      { value: 3, label: '', status: 'normal' as const },
    ];
    const { rows } = tooltipRows(scene({ series: [line('p99', 0, 2, 0), line('p50', 0, 0.5, 0)], thresholds }), 15);
    expect(rows.map(({ name, breaching }) => [name, breaching])).toEqual([
      ['p99', true],
      ['p50', false],
    ]);
  });

  it('says how many lines found no room', () => {
    const series = Array.from({ length: 30 }, (_, i) => line(`s${i}`, i, i, i));
    const { rows, more } = tooltipRows(scene({ series }), 15);
    expect([rows.length, more, rows[0]?.name]).toEqual([12, 18, 's29']);
  });
});

describe('valueAt', () => {
  it('takes the sample of the moment, even when its clock is a little off', () => {
    expect(valueAt(line('a', 1, 2, 3), 15)).toBe(2);
    expect(valueAt(line('a', 1, 2, 3), 19)).toBe(2);
  });

  it('has no value where the line had not begun or had ended', () => {
    expect(valueAt(line('a', 1, 2, 3), 60)).toBeNaN();
    expect(valueAt(line('a', 1, 2, 3), -60)).toBeNaN();
  });
});
