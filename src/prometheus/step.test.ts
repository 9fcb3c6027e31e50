import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseStep, snapRange } from './step';

test('an hour on an ordinary screen is drawn every few seconds, a week every quarter of an hour', () => {
  expect(chooseStep(3600, 720, 5)).toBe(10);
  expect(chooseStep(7 * 86_400, 1400, 15)).toBe(900);
  expect(chooseStep(365 * 86_400, 320, 15)).toBe(3 * 86_400);
});

test('the step is never below the scrape interval', () => {
  expect(chooseStep(3600, 1440, 60)).toBe(60);
  expect(chooseStep(60, 3840, 7)).toBe(10);
});

test('no range and no width brings more points than Prometheus allows, nor far fewer than there are pixels', () => {
  const ranges = fc.double({ min: 60, max: 365 * 86_400, noNaN: true });
  const scrapes = fc.constantFrom(0.5, 1, 5, 10, 15, 30, 60, 120);
  fc.assert(
    fc.property(
      ranges,
      fc.integer({ min: 320, max: 7680 }),
      scrapes,
      fc.nat(2_000_000_000),
      (range, width, scrape, from) => {
        const step = chooseStep(range, width, scrape);
        const { start, end } = snapRange(from, from + range, step);
        expect((end - start) / step + 1).toBeLessThanOrEqual(11_000);
        expect(step).toBeGreaterThanOrEqual(scrape);
        // One point per 2 px, at most twice as coarse where the next round step is far away; coarser only where scrapes
        // are rarer.
        expect((width * step) / range).toBeGreaterThanOrEqual(2 - 1e-9);
        expect(step).toBeLessThanOrEqual(Math.max((range / width) * 4, scrape * 2, 1) + 1e-9);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('even an absurd width stays within the limit', () => {
  const step = chooseStep(365 * 86_400, 1e9, 1);
  const { start, end } = snapRange(1_700_000_123, 1_700_000_123 + 365 * 86_400, step);
  expect((end - start) / step + 1).toBeLessThanOrEqual(11_000);
  expect(chooseStep(11_001, 1e9, 1)).toBe(2);
  expect(chooseStep(3600, 0, 15)).toBeGreaterThan(0);
});

test('a live window stays where it is until a whole step has passed', () => {
  expect(snapRange(1003.2, 4603.2, 15)).toEqual({ start: 990, end: 4590, step: 15 });
  expect(snapRange(1004.9, 4604.9, 15)).toEqual({ start: 990, end: 4590, step: 15 });
  expect(snapRange(1003.2 - 1e-9, 4603.2, 15)).toEqual({ start: 990, end: 4590, step: 15 });
  expect(snapRange(1005, 4605, 15)).toEqual({ start: 1005, end: 4605, step: 15 });
});

test('windows of one length have one number of points and hold what was asked for, up to the last whole step', () => {
  const ends = fc.double({ min: 1_700_000_000, max: 1_800_000_000, noNaN: true });
  fc.assert(
    fc.property(
      ends,
      ends,
      fc.integer({ min: 60, max: 100_000 }),
      fc.constantFrom(1, 7, 15, 120, 3600),
      (one, other, length, step) => {
        const [first, second] = [snapRange(one - length, one, step), snapRange(other - length, other, step)];
        expect(first.end - first.start).toBe(second.end - second.start);
        expect(first.start).toBeLessThanOrEqual(one - length + 0.01);
        expect(one - first.end).toBeLessThan(step);
        expect(first.start % step).toBe(0);
      },
    ),
  );
});
