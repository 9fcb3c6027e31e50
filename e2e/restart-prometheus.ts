import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { missingHistory } from '../demo/history/history';
import type { PastEvent } from '../demo/history/past-events';
import { findProgram } from '../demo/programs/find-program';
import type { Stack } from '../demo/stack/stack';
import { prometheusApi } from './prometheus';

const databaseOf = ({ dataDir }: Stack): string => join(dataDir, 'prometheus');

/** Longer than the longest rate window, so that no window contains old samples. Seconds. */
const GAP = 330;

const PAST_DURATION = 2 * 3600;

/**
 * Restarts Prometheus with an empty database, so that windows of five minutes contain only what happens from now on: an
 * incident shows after seconds instead of minutes.
 */
export async function restartEmpty(stack: Stack): Promise<void> {
  await stack.prometheus.stop();
  rmSync(databaseOf(stack), { recursive: true, force: true });
  await startAndScrape(stack);
}

/**
 * The same with two hours of history that end GAP seconds ago, so that there is an hour ago to compare with.
 * `pastEvents`: the events in that history, given its end in Unix seconds; those of the demo by default. Returns that
 * end.
 */
export async function restartWithPastData(
  stack: Stack,
  pastEvents?: (end: number) => readonly PastEvent[],
): Promise<number> {
  await stack.prometheus.stop();
  const database = databaseOf(stack);
  rmSync(database, { recursive: true, force: true });
  const end = Date.now() / 1000 - GAP;
  const history = missingHistory(
    {
      database,
      promtool: await findProgram('promtool', () => undefined),
      seconds: PAST_DURATION,
      ...(pastEvents && { events: pastEvents(end) }),
    },
    end,
  );
  await history?.writeUntil(end);
  await startAndScrape(stack);
  return end;
}

/** Waits until every target has three samples: before that the page would rightly report that it has no data. */
async function startAndScrape({ prometheus, prometheusUrl }: Stack): Promise<void> {
  await prometheus.start();
  await expect
    .poll(() => prometheusApi(prometheusUrl).number('min(count_over_time(up[1m])) >= bool 3'), {
      intervals: [200],
      timeout: 60_000,
    })
    .toBe(1);
}
