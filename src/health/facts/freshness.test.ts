import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPunctual, judgeFreshness, oldestCurrentAge, type FreshnessFacts, type Freshness } from './freshness';

const facts = (change: Partial<FreshnessFacts> = {}): FreshnessFacts => ({
  newestSample: 998,
  now: 1000,
  scrapeInterval: 15,
  refreshInterval: 10,
  unreachableSince: null,
  isOver: false,
  ...change,
});

describe('judgeFreshness', () => {
  it.each([
    ['current right after a scrape', {}, 'current'],
    [
      'current at the oldest age that a healthy service shows: a scrape and a refresh',
      { newestSample: 975 },
      'current',
    ],
    ['current after one failed scrape', { newestSample: 960 }, 'current'],
    ['stale after that', { newestSample: 959 }, 'stale'],
    ['stale when the target died two minutes ago', { newestSample: 878 }, 'stale'],
    ['unknown when no sample was ever seen', { newestSample: null }, 'unknown'],
    ['asked for as long as it is looked for', { newestSample: null, isAsking: true }, 'asking'],
    [
      'unanswered where the question for it has only ever failed',
      { newestSample: null, isUnanswered: true },
      'unanswered',
    ],
    [
      'unreachable as soon as the server does not answer, however young the sample',
      { unreachableSince: 999 },
      'unreachable',
    ],
    ['unreachable also without a sample', { unreachableSince: 999, newestSample: null }, 'unreachable'],
    [
      'stale sooner while paused, because nothing newer is on its way',
      { newestSample: 950, refreshInterval: null },
      'stale',
    ],
    [
      'current at seven seconds and a refresh where scrapes come every second and the answer is slow',
      { newestSample: 983, scrapeInterval: 1 },
      'current',
    ],
    ['stale after these', { newestSample: 982, scrapeInterval: 1 }, 'stale'],
    ['current a minute after a scrape that comes every minute', { newestSample: 930, scrapeInterval: 60 }, 'current'],
  ] as const)('is %s', (_, change, state) => {
    expect(judgeFreshness(facts(change)).state).toBe(state);
  });

  it('tells the age of the newest sample on the server clock', () => {
    expect(judgeFreshness(facts({ newestSample: 878 }))).toEqual({
      newestSample: 878,
      age: 122,
      unreachableSince: null,
      state: 'stale',
    });
  });

  it.each([NaN, Infinity, -Infinity])(
    'takes a newest sample at %d for none: nobody can say when that was',
    (newestSample) => {
      expect(judgeFreshness(facts({ newestSample }))).toMatchObject({
        newestSample: null,
        age: null,
        state: 'unknown',
      });
    },
  );

  it('never tells an age below zero', () => {
    expect(judgeFreshness(facts({ newestSample: 1000.4 })).age).toBe(0);
  });

  it('notices within two refreshes that a service scraped every 5 s has gone silent', () => {
    const bound = oldestCurrentAge({ scrapeInterval: 5, refreshInterval: 10, isOver: false });
    expect(bound).toBeLessThanOrEqual(2 * 10 + 5);
  });

  it('does not take samples for old at the end of a range that is over, where the service was scraped less often than now', () => {
    const then = { scrapeInterval: 5, refreshInterval: null, newestSample: 1000 - 13 };
    expect(judgeFreshness(facts(then)).state).toBe('stale');
    expect(judgeFreshness(facts({ ...then, isOver: true, newestSample: 1000 - 120 })).state).toBe('current');
    expect(judgeFreshness(facts({ ...then, isOver: true, newestSample: 1000 - 121 })).state).toBe('stale');
  });

  it('never calls a healthy service stale, whatever its scrape and refresh intervals', () => {
    const interval = fc.integer({ min: 1, max: 120 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        interval,
        interval,
        share,
        share,
        share,
        (scrapeInterval, refreshInterval, sinceScrape, alignment, sinceRefresh) => {
          const age = (sinceScrape + alignment) * scrapeInterval + sinceRefresh * refreshInterval;
          return (
            judgeFreshness(facts({ scrapeInterval, refreshInterval, newestSample: 1000 - age })).state === 'current'
          );
        },
      ),
    );
  });

  it('is never current without a sample or without a server', () => {
    const time = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null });
    fc.assert(
      fc.property(time, time, (newestSample, unreachableSince) => {
        const { state } = judgeFreshness(facts({ newestSample, unreachableSince }));
        return state !== 'current' || (newestSample !== null && unreachableSince === null);
      }),
    );
  });
});

describe('isPunctual', () => {
  it('is so until a scrape is half an interval late, and never of what is not current', () => {
    const of = (age: number, state: Freshness['state'] = 'current') =>
      isPunctual({ newestSample: 1000 - age, age, unreachableSince: null, state }, 10);
    expect([of(15), of(16), of(2, 'unreachable')]).toEqual([true, false, false]);
  });
});
