import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createServerClock } from './clock';

const NOON = Date.UTC(2026, 10, 20, 12);
const date = (ms: number) => new Date(ms).toUTCString();

/** A clock in a browser whose own stands where `now` says; what runs on whatever it is set to has passed as much. */
function clockAt(startMs: number) {
  let wall = startMs;
  let running = 0;
  const clock = createServerClock(
    () => wall,
    () => running,
  );
  return {
    clock,
    pass: (ms: number) => {
      wall += ms;
      running += ms;
    },
    set: (ms: number) => void (wall = ms),
    /** While a laptop sleeps only the time of day goes on. */
    sleep: (ms: number) => void (wall += ms),
  };
}

test('until an answer carried a date the browser is believed', () => {
  const { clock } = clockAt(NOON);
  clock.observe(null, NOON - 10);
  clock.observe('yesterday', NOON - 10);
  expect(clock.skew()).toBeNull();
  expect(clock.now()).toBe(NOON / 1000);
});

test('one answer tells the offset to half a second', () => {
  const { clock } = clockAt(NOON + 20);
  clock.observe(date(NOON + 7_200_400), NOON);
  expect(Math.abs((clock.skew() ?? 0) - 7200.4)).toBeLessThanOrEqual(0.52);
});

test('whatever the skew, the round trips and the moments, the estimate is within half the first bounds and gets no worse', () => {
  const answers = fc.array(fc.record({ wait: fc.nat(30_000), out: fc.nat(3000), back: fc.nat(3000) }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.integer({ min: -86_400_000, max: 86_400_000 }), answers, (skewMs, trips) => {
      let now = NOON;
      const { clock, pass } = clockAt(NOON);
      let worst = Number.POSITIVE_INFINITY;
      for (const { wait, out, back } of trips) {
        const sent = now + wait;
        pass(wait + out + back);
        now = sent + out + back;
        clock.observe(date(sent + out + skewMs), sent);
        worst = Math.min(worst, (1 + (out + back) / 1000) / 2);
        expect(Math.abs((clock.skew() ?? Number.NaN) - skewMs / 1000)).toBeLessThanOrEqual(worst + 1e-6);
        expect(clock.now()).toBeCloseTo(now / 1000 + (clock.skew() ?? 0), 6);
      }
    }),
  );
});

test('many answers beat the resolution of the header', () => {
  const { clock, pass } = clockAt(NOON);
  for (let i = 0; i < 50; i++) {
    pass(137);
    clock.observe(date(clock.browserMs() - 4 + 5300), clock.browserMs() - 4);
  }
  expect(Math.abs((clock.skew() ?? 0) - 5.3)).toBeLessThan(0.05);
});

test('when a clock is set, the newest answer counts alone', () => {
  const { clock } = clockAt(NOON);
  clock.observe(date(NOON), NOON - 10);
  clock.observe(date(NOON - 3_600_000), NOON - 10);
  expect(Math.abs((clock.skew() ?? 0) + 3600)).toBeLessThan(1);
});

test('a browser whose clock is set back goes on with the time of the server, and says by how much it is wrong', () => {
  const { clock, pass, set } = clockAt(NOON);
  clock.observe(date(NOON), NOON);
  pass(10_000);
  set(NOON + 10_000 - 10_800_000);
  expect(clock.now()).toBeCloseTo(NOON / 1000 + 10.5, 6);
  expect(clock.skew()).toBeCloseTo(10_800.5, 6);
  pass(5000);
  clock.observe(date(NOON + 15_000), clock.browserMs() - 4);
  expect(Math.abs(clock.now() - (NOON / 1000 + 15.5))).toBeLessThan(0.51);
  expect(Math.abs((clock.skew() ?? 0) - 10_800)).toBeLessThan(0.6);
});

test('a request that was under way when the clock was set back took as long as it took', () => {
  const { clock, pass, set } = clockAt(NOON);
  const sent = clock.browserMs();
  pass(20);
  set(NOON - 3_600_000);
  clock.observe(date(NOON + 60_010), sent);
  expect(Math.abs(clock.now() - (NOON / 1000 + 60.02))).toBeLessThan(0.6);
});

test('after a night asleep it is morning, before anything was answered', () => {
  const { clock, sleep } = clockAt(NOON);
  clock.observe(date(NOON), NOON);
  sleep(28_800_000);
  expect(clock.now()).toBeCloseTo(NOON / 1000 + 28_800.5, 6);
});
