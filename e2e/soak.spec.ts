import { growth, soak } from './soak/soak';
import { measureMemoryWithCode } from './soak/measure-memory';
import { expect, test } from './stack';

/**
 * Enough to detect a leak of one answer per refresh and short enough for every test run; `npm run soak` simulates three
 * days.
 */
const REFRESHES = 60;

/** Refreshes until the range of five minutes is full. */
const FILLED = 35;

/**
 * Limit of heap growth without compiled code, bytes. The engine still compiles this early: 2.0 MB were seen with its
 * code, 60 to 130 kB without it. `npm run soak` judges the slope.
 */
const MAX_HEAP_GROWTH = 500_000;

/**
 * Limit for more nodes and listeners: a leak of one per refresh would be sixty more, while errors and pending requests
 * at the time of measuring account for twenty or thirty.
 */
const MAX_MORE_NODES = 0.75 * REFRESHES;

test.describe('a wall screen over many refreshes', () => {
  // A browser that simulates hours in seconds needs more CPU than it gets within a minute on two cores.
  test.setTimeout(240_000);

  for (const scenario of ['steady', 'faults'] as const) {
    test(`does not leak memory: ${scenario}`, async ({ browser, stack }) => {
      const figures = await soak(browser, {
        prometheusUrl: stack.prometheusUrl,
        scenario,
        mode: 'wall',
        refreshes: REFRESHES,
        warmUp: FILLED,
        measureMemory: measureMemoryWithCode,
      });
      const { total, perThousand } = growth(figures.measurements, ({ heap, code }) => heap - code);
      test.info().annotations.push({
        type: 'measured',
        description: `${Math.round(total / 1000)} kB, ${Math.round(perThousand / 1000)} kB per thousand refreshes, ${figures.seconds.toFixed(0)} s`,
      });
      expect(figures.requests).toBeGreaterThan(REFRESHES);
      expect(figures.complaints).toEqual([]);
      expect(total).toBeLessThan(MAX_HEAP_GROWTH);
      for (const count of ['nodes', 'listeners'] as const) {
        const [before = 0, ...after] = figures.measurements.map((measurement) => measurement[count]);
        expect(Math.max(...after), count).toBeLessThan(before + MAX_MORE_NODES);
      }
    });
  }
});
