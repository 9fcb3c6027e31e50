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
  const answers = fc.array(fc.record({ wait: fc.nat(30_000), out: fc.nat(3000), back: fc.nat(3000) }), {
    minLength: 1,
    maxLength: 30,
  });
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

test('whatever a proxy writes as the date, what the server has told of its own clock stands, and by how much the date is wrong is known', () => {
  const answers = fc.array(
    fc.record({ wait: fc.nat(30_000), out: fc.nat(3000), back: fc.nat(3000), tells: fc.boolean() }),
    { minLength: 1, maxLength: 30 },
  );
  const hours = fc.integer({ min: -86_400_000, max: 86_400_000 });
  fc.assert(
    fc.property(hours, hours, answers, (skewMs, dateErrorMs, trips) => {
      let now = NOON;
      const { clock, pass } = clockAt(NOON);
      let worst = Number.POSITIVE_INFINITY;
      for (const { wait, out, back, tells } of [{ wait: 0, out: 10, back: 10, tells: true }, ...trips]) {
        const sent = now + wait;
        pass(wait + out + back);
        now = sent + out + back;
        clock.observe(date(sent + out + skewMs + dateErrorMs), sent);
        if (tells) clock.observeEvaluation((sent + out + skewMs) / 1000, sent);
        if (tells) worst = Math.min(worst, (out + back) / 2000);
        expect(Math.abs((clock.skew() ?? Number.NaN) - skewMs / 1000)).toBeLessThanOrEqual(worst + 1e-6);
        expect(Math.abs(clock.dateError() - dateErrorMs / 1000)).toBeLessThanOrEqual(worst + 0.52);
        expect(clock.isInDoubt()).toBe(false);
      }
    }),
  );
});

test('an answer without delay stands beside a later one that contradicts it by rounding only', () => {
  const { clock, pass } = clockAt(NOON);
  const skewMs = -867_981;
  for (const { wait, trip } of [
    { wait: 0, trip: 20 },
    { wait: 3459, trip: 0 },
    { wait: 0, trip: 1 },
  ]) {
    const sent = clock.browserMs() + wait;
    pass(wait + trip);
    clock.observeEvaluation((sent + trip + skewMs) / 1000, sent);
  }
  expect(clock.skew()).toBeCloseTo(skewMs / 1000, 5);
});

test('a time that something on the way has spoilt is no time of the server', () => {
  const { clock } = clockAt(NOON);
  clock.observe(date(NOON), NOON);
  for (const spoilt of [Number.NaN, -NOON / 1000, 95_617_584_000]) clock.observeEvaluation(spoilt, NOON);
  expect(clock.skew()).toBeCloseTo(0.5);
  expect(clock.dateError()).toBe(0);
});

test('a proxy that lives in 1970 takes nothing from a server that knows the time', () => {
  const { clock } = clockAt(NOON);
  clock.observe(date(0), NOON);
  clock.observeEvaluation(NOON / 1000, NOON);
  expect(clock.skew()).toBe(0);
});

test('when the dates leap the server is to be asked, and whether its own clock was set decides', () => {
  const { clock, pass } = clockAt(NOON);
  const answered = (dateMs: number) => clock.observe(date(dateMs), clock.browserMs());
  answered(NOON);
  clock.observeEvaluation(NOON / 1000, NOON);
  pass(10_000);
  answered(NOON + 3_610_000);
  expect([clock.isInDoubt(), clock.now()]).toEqual([true, NOON / 1000 + 10]);
  pass(1000);
  clock.observeEvaluation(NOON / 1000 + 3611, clock.browserMs());
  expect([clock.isInDoubt(), clock.now()]).toEqual([false, NOON / 1000 + 3611]);
});

test('dates that are a little off are nothing to ask about', () => {
  const { clock } = clockAt(NOON);
  clock.observe(date(NOON), NOON);
  clock.observeEvaluation(NOON / 1000, NOON);
  for (const off of [3000, -2000, 4000]) clock.observe(date(NOON + off), NOON);
  expect(clock.isInDoubt()).toBe(false);
});

test('a browser that leaps forward does not know the time until the server has been asked after it', () => {
  const { clock, pass, sleep } = clockAt(NOON);
  clock.observe(date(NOON), NOON);
  pass(60_000);
  expect(clock.isInDoubt()).toBe(false);
  const before = clock.browserMs();
  sleep(10_800_000);
  expect(clock.isInDoubt()).toBe(true);
  clock.observe(date(NOON + 60_000), before);
  expect(clock.isInDoubt()).toBe(true);
  clock.observe(date(NOON + 60_000), clock.browserMs());
  expect(clock.isInDoubt()).toBe(false);
  expect(clock.skew()).toBeCloseTo(-10_799.5);
});
