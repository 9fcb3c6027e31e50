import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUSTAINED_BELOW, SUSTAINED_OVER } from '@/dashboard/queries/pulse-parts';
import { facts, history, moment, NOW } from '@/health/example-facts';
import type { Level } from '@/health/level';
import { judgeTraffic } from './traffic';

const MINUTE = 60;
const HOUR = 3600;
const STEP = 30;
const RUNS = 20;

/** Requests per second so many seconds after the beginning; NaN where nobody scraped. */
type Shape = (seconds: number) => number;

/** Between two samples, as `quantile_over_time` takes it. */
function quantileOf(values: readonly number[], q: number): number | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  const rank = q * (sorted.length - 1);
  const [low = NaN, high = low] = sorted.slice(Math.floor(rank));
  return sorted.length === 0 ? null : low + (high - low) * (rank % 1);
}

/** How the light judges a service of such traffic at a second, with an hour of it in its line. */
function lightAt(shape: Shape, second: number): Level {
  const times = Float64Array.from({ length: HOUR / STEP + 1 }, (_, i) => NOW - HOUR + i * STEP);
  const at = (time: number) => shape(second + time - NOW);
  const hourAgo = at(NOW - HOUR);
  const samples = Array.from({ length: SUSTAINED_OVER / 300 }, (_, i) => at(NOW - i * 300));
  return judgeTraffic(
    facts({
      current: moment({ requestRate: at(NOW), requestCount: at(NOW) * 300 }),
      hourAgo: Number.isNaN(hourAgo) ? null : moment({ requestRate: hourAgo, requestCount: hourAgo * 300 }),
      history: history({
        requestRate: { labels: {}, times, values: times.map(at) },
        sustainedRequestRate: quantileOf(samples, SUSTAINED_BELOW),
      }),
    }),
  ).level;
}

/** Each level that the light has at some second of a time, looked at every four minutes. */
const levels = (shape: Shape, from: number, to: number) => [
  ...new Set(Array.from({ length: (to - from) / 240 }, (_, i) => lightAt(shape, from + i * 240))),
];

/** The same for the same second, and no more than so much of the rate away. */
const noisy =
  (shape: Shape, share: number): Shape =>
  (second) =>
    shape(second) * (1 + share * Math.sin(second * 12.9898));

const steps =
  (...course: readonly (readonly [from: number, rate: number])[]): Shape =>
  (second) =>
    course.findLast(([from]) => second >= from * MINUTE)?.[1] ?? 0;

const base = fc.double({ min: 1, max: 1000, noNaN: true });
const length = fc.integer({ min: 2, max: 40 });
const height = fc.integer({ min: 3, max: 50 });

/** Three hours of a service as it always is, before anything happens. */
const BEGIN = 180;
const after = (minutes: number) => (BEGIN + minutes) * MINUTE;

describe('traffic is not lost', () => {
  it('in the hours after a burst of up to forty minutes, whatever its height', () => {
    fc.assert(
      fc.property(base, length, height, (rate, minutes, times) => {
        const burst = noisy(steps([0, rate], [BEGIN, rate * times], [BEGIN + minutes, rate]), 0.15);
        expect(levels(burst, after(0), after(150))).toEqual(['ok']);
      }),
      { numRuns: RUNS },
    );
  });

  it('after a burst of a service that has none otherwise', () => {
    fc.assert(
      fc.property(base, length, (rate, minutes) => {
        expect(levels(steps([BEGIN, rate], [BEGIN + minutes, 0]), after(0), after(150))).toEqual(['ok']);
      }),
      { numRuns: RUNS },
    );
  });

  it('where a burst fades away over an hour', () => {
    const fading: Shape = (second) =>
      100 + (second < after(0) ? 0 : 900 * Math.exp(-(second - after(0)) / (15 * MINUTE)));
    expect(levels(noisy(fading, 0.1), after(0), after(150))).toEqual(['ok']);
  });

  it('over a day of which the afternoon has eight times the traffic of the night', () => {
    const day: Shape = (second) => 450 + 350 * Math.cos((second / 86_400) * 2 * Math.PI);
    expect(levels(noisy(day, 0.1), 86_400, 2 * 86_400)).toEqual(['ok']);
  });

  it('where it becomes a third over six hours', () => {
    const ramp: Shape = (second) => 300 - 200 * Math.min(1, Math.max(0, (second - after(0)) / (6 * HOUR)));
    expect(levels(noisy(ramp, 0.1), after(0), after(480))).toEqual(['ok']);
  });

  it('where it rises and stays', () => {
    expect(levels(noisy(steps([0, 20], [BEGIN, 300]), 0.1), after(0), after(180))).toEqual(['ok']);
  });

  it('beside minutes in which Prometheus was restarted, whose first rates rest on part of their window', () => {
    const restarted: Shape = (second) =>
      second < after(0) || second >= after(5) ? 300 : second >= after(4) ? 110 : NaN;
    expect([after(4), after(4) + 30, after(5), after(65)].map((second) => lightAt(restarted, second))).toEqual([
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
  });
});

describe('traffic is lost', () => {
  const lost = [MINUTE, 10 * MINUTE, 30 * MINUTE, 59 * MINUTE].map((seconds) => after(0) + seconds);
  const told = (shape: Shape, at = lost) => at.map((second) => lightAt(shape, second));
  const all = (level: Level) => lost.map(() => level);

  it('for an hour from when it falls to a third and stays there', () => {
    fc.assert(
      fc.property(base, (rate) => {
        expect(told(noisy(steps([0, rate], [BEGIN, rate / 3]), 0.1))).toEqual(all('warning'));
      }),
      { numRuns: RUNS },
    );
  });

  it('where it falls to a third in the middle of a steep morning', () => {
    const morning: Shape = (second) =>
      (100 + 300 * Math.min(1, Math.max(0, second / (BEGIN * MINUTE)))) * (second >= after(0) ? 0.3 : 1);
    expect(told(morning)).toEqual(all('warning'));
  });

  it('where less is left after a burst than before it', () => {
    const shape = noisy(steps([0, 300], [BEGIN - 10, 3000], [BEGIN, 90]), 0.1);
    expect(told(shape)).toEqual(all('warning'));
  });

  it('where traffic that came for an hour falls to a third', () => {
    expect(told(noisy(steps([0, 5], [BEGIN - 60, 300], [BEGIN, 100]), 0.1))).toEqual(all('warning'));
  });

  it('where none is left, also of what is twenty times as much for ten minutes before', () => {
    expect(told(steps([0, 300], [BEGIN, 0]))).toEqual(all('critical'));
    expect(told(steps([0, 300], [BEGIN - 10, 6000], [BEGIN, 0]))).toEqual(all('critical'));
  });

  it('where it comes back for a quarter of an hour only, between two times without', () => {
    const again = steps([0, 300], [BEGIN - 50, 0], [BEGIN - 15, 300], [BEGIN, 0]);
    expect(told(again, lost.slice(0, 2))).toEqual(['critical', 'critical']);
  });
});
