import { describe, expect, it } from 'vitest';
import { createCrosshair } from './crosshair';
import { moveByKey, sampleTimes } from './crosshair-moves';

const TIMES = Float64Array.from({ length: 40 }, (_, i) => i * 15);

describe('createCrosshair', () => {
  it('tells every chart where it stands, once per change', () => {
    const crosshair = createCrosshair();
    let heard = 0;
    const stop = crosshair.subscribe(() => (heard += 1));
    crosshair.set({ time: 15, source: 'a', by: 'pointer' });
    crosshair.set({ time: 15, source: 'a', by: 'pointer' });
    expect([heard, crosshair.get()?.time]).toEqual([1, 15]);
    stop();
    crosshair.set(null);
    expect(heard).toBe(1);
  });
});

describe('moveByKey', () => {
  it('steps through the samples and stops at the ends', () => {
    expect(moveByKey('ArrowRight', false, TIMES, 30)).toBe(45);
    expect(moveByKey('ArrowLeft', false, TIMES, 30)).toBe(15);
    expect(moveByKey('ArrowLeft', false, TIMES, 0)).toBe(0);
    expect(moveByKey('ArrowRight', true, TIMES, 570)).toBe(585);
  });

  it('begins at the newest sample', () => {
    expect(moveByKey('ArrowLeft', false, TIMES, null)).toBe(585);
    expect(moveByKey('ArrowRight', false, TIMES, null)).toBe(585);
  });

  it('takes longer steps with Shift and knows both ends', () => {
    expect(moveByKey('ArrowLeft', true, TIMES, 300)).toBe(150);
    expect([moveByKey('Home', false, TIMES, 300), moveByKey('End', false, TIMES, 300)]).toEqual([0, 585]);
  });

  it('leaves other keys and empty charts alone', () => {
    expect(moveByKey('a', false, TIMES, 30)).toBeUndefined();
    expect(moveByKey('ArrowLeft', false, Float64Array.of(), null)).toBeUndefined();
  });
});

describe('sampleTimes', () => {
  it('has the samples of the longest line inside the range', () => {
    const line = (times: Float64Array) => ({ key: 'a', name: 'a', colour: 's1' as const, times, values: times });
    expect([
      ...sampleTimes({ range: { start: 10, end: 50 }, series: [line(Float64Array.of(1)), line(TIMES)] }),
    ]).toEqual([15, 30, 45]);
  });
});
