import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { missingHistory } from '../demo/history/history';
import type { PastEvent } from '../demo/history/past-events';
import { findProgram } from '../demo/programs/find-program';
import type { Stack } from '../demo/stack/stack';
import { prometheusApi } from './prometheus';

/** Where Prometheus keeps what it recorded. */
const databaseOf = ({ dataDir }: Stack): string => join(dataDir, 'prometheus');

/** Longer than the longest rate window, so that nothing of the past lies in one. Seconds. */
const GAP = 330;

const PAST = 2 * 3600;

/**
 * Start Prometheus again with an empty database, so that windows of five minutes hold nothing but what happens from now
 * on: an incident shows after seconds as it would after minutes.
 */
export async function forget(stack: Stack): Promise<void> {
  await stack.prometheus.stop();
  rmSync(databaseOf(stack), { recursive: true, force: true });
  await startMeasuring(stack);
}

/**
 * The same with two hours of past before a gap, so that there is an hour ago to compare with. `happened`: what happened
 * in them, by their end in Unix seconds; the story of the demo unless given. Returns that end.
 */
export async function forgetLately(stack: Stack, happened?: (end: number) => readonly PastEvent[]): Promise<number> {
  await stack.prometheus.stop();
  const database = databaseOf(stack);
  rmSync(database, { recursive: true, force: true });
  const end = Date.now() / 1000 - GAP;
  const history = missingHistory(
    {
      database,
      promtool: await findProgram('promtool', () => undefined),
      seconds: PAST,
      ...(happened && { events: happened(end) }),
    },
    end,
  );
  await history?.writeUntil(end);
  await startMeasuring(stack);
  return end;
}

/** Until every target has three samples: before that the page would be right to say that it knows nothing. */
async function startMeasuring({ prometheus, prometheusUrl }: Stack): Promise<void> {
  await prometheus.start();
  await expect
    .poll(() => prometheusApi(prometheusUrl).number('min(count_over_time(up[1m])) >= bool 3'), {
      intervals: [200],
      timeout: 60_000,
    })
    .toBe(1);
}
