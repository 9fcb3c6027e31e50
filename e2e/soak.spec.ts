import { growth, soak } from './soak/soak';
import { weighWithCode } from './soak/weigh';
import { expect, test } from './stack';

/**
 * Enough for a leak of one answer per refresh to be seen, short enough for every run of the tests; `npm run soak` lives
 * through three days.
 */
const REFRESHES = 60;

/** Until the range of five minutes is full. */
const FILLED = 35;

/**
 * How much the heap may grow without the engine's compiled code, bytes: so early the engine still compiles, and with
 * its code 2.0 MB were seen. Without it 60 to 130 kB were. The slope is for `npm run soak` to tell.
 */
const MOST_GROWTH = 500_000;

/**
 * Nodes and listeners: one that every refresh leaves behind would be sixty more. What happens to fail or to wait when
 * the page is weighed makes them differ by twenty or thirty.
 */
const MOST_MORE = 0.75 * REFRESHES;

test.describe('days of a wall screen', () => {
  // A browser in which hours pass within seconds asks for more than one of two cores gives in a minute.
  test.setTimeout(240_000);

  for (const weather of ['steady', 'faults'] as const) {
    test(`leave no trace in memory: ${weather}`, async ({ browser, stack }) => {
      const figures = await soak(browser, {
        prometheusUrl: stack.prometheusUrl,
        weather,
        mode: 'wall',
        refreshes: REFRESHES,
        warmUp: FILLED,
        weigh: weighWithCode,
      });
      const { total, perThousand } = growth(figures.held, ({ heap, code }) => heap - code);
      test.info().annotations.push({
        type: 'measured',
        description: `${Math.round(total / 1000)} kB, ${Math.round(perThousand / 1000)} kB per thousand refreshes, ${figures.seconds.toFixed(0)} s`,
      });
      expect(figures.requests).toBeGreaterThan(REFRESHES);
      expect(figures.complaints).toEqual([]);
      expect(total).toBeLessThan(MOST_GROWTH);
      for (const count of ['nodes', 'listeners'] as const) {
        const [before = 0, ...after] = figures.held.map((held) => held[count]);
        expect(Math.max(...after), count).toBeLessThan(before + MOST_MORE);
      }
    });
  }
});
