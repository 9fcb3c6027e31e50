import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createServerClock } from './server-clock';

const NOON = Date.UTC(2026, 10, 20, 12);
const date = (ms: number) => new Date(ms).toUTCString();

test('until an answer carried a date the browser is believed', () => {
  const clock = createServerClock(() => NOON);
  clock.observe(null, NOON, NOON + 10);
  clock.observe('yesterday', NOON, NOON + 10);
  expect(clock.skew()).toBeNull();
  expect(clock.now()).toBe(NOON / 1000);
});

test('one answer tells the offset to half a second', () => {
  const clock = createServerClock(() => NOON + 20);
  clock.observe(date(NOON + 7_200_400), NOON, NOON + 20);
  expect(Math.abs((clock.skew() ?? 0) - 7200.4)).toBeLessThanOrEqual(0.52);
});

test('whatever the skew, the round trips and the moments, the estimate is within half the first bounds and gets no worse', () => {
  const answers = fc.array(fc.record({ wait: fc.nat(30_000), out: fc.nat(3000), back: fc.nat(3000) }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: -86_400_000, max: 86_400_000 }), answers, (skewMs, trips) => {
      let now = NOON;
      const clock = createServerClock(() => now);
      let worst = Number.POSITIVE_INFINITY;
      for (const { wait, out, back } of trips) {
        const sent = now + wait;
        now = sent + out + back;
        clock.observe(date(sent + out + skewMs), sent, now);
        worst = Math.min(worst, (1 + (out + back) / 1000) / 2);
        expect(Math.abs((clock.skew() ?? Number.NaN) - skewMs / 1000)).toBeLessThanOrEqual(worst + 1e-6);
        expect(clock.now()).toBeCloseTo(now / 1000 + (clock.skew() ?? 0), 6);
      }
    }),
  );
});

test('many answers beat the resolution of the header', () => {
  const clock = createServerClock(() => NOON);
  for (let i = 0; i < 50; i++) clock.observe(date(NOON + i * 137 + 5300), NOON + i * 137, NOON + i * 137 + 4);
  expect(Math.abs((clock.skew() ?? 0) - 5.3)).toBeLessThan(0.05);
});

test('when a clock is set, the newest answer counts alone', () => {
  const clock = createServerClock(() => NOON);
  clock.observe(date(NOON), NOON, NOON + 10);
  clock.observe(date(NOON - 3_600_000), NOON, NOON + 10);
  expect(Math.abs((clock.skew() ?? 0) + 3600)).toBeLessThan(1);
});

test('a browser clock that went backwards during a request proves nothing', () => {
  const clock = createServerClock(() => NOON);
  clock.observe(date(NOON), NOON, NOON - 5000);
  expect(clock.skew()).toBeNull();
});
