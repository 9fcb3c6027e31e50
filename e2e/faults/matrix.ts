import type { Browser } from '@playwright/test';
import type { Stack } from '../../demo/stack/stack';
import { watchComplaints } from '../complaints';
import { faultNamed } from './all-faults';
import { openWell, runCell, type Cell, type Outcome, type Subject } from './cell';
import type { FaultOptions } from './options';
import { FaultProxy } from './proxy';

/** The service of the cells, told to count its failures in a metric that nobody exposes. */
const UNSEEN_FAILURES = { service: 'shop-api', errors: { serverErrors: 'shop_failures_total' } };

type Pace = Pick<Subject, 'refresh' | 'allowance'>;

/**
 * Runs the cells on several pages of one browser, each with a proxy of its own. `onOutcome` hears of each as it is
 * done.
 */
export async function runMatrix(
  stack: Stack,
  browser: Browser,
  cells: readonly Cell[],
  { pages, refresh, allowance }: Pick<FaultOptions, 'pages' | 'refresh' | 'allowance'>,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const left = [...cells];
  const work = async () => {
    for (let batch = takeBatch(left); batch.length > 0; batch = takeBatch(left))
      await runBatch(stack, browser, batch, { refresh, allowance }, onOutcome);
  };
  await Promise.all(Array.from({ length: pages }, work));
}

/** Cells of one place stay together on one page, a few at a time, so that no page is left with all the slow ones. */
function takeBatch(left: Cell[]): Cell[] {
  const [first] = left;
  const end = left.findIndex(({ place }, i) => place !== first?.place || i >= 12);
  return left.splice(0, end === -1 ? left.length : end);
}

/**
 * A page that cannot be used costs its next cell and no other: that one is not run, which is told as its outcome, and
 * the rest get a page of their own.
 */
async function runBatch(
  stack: Stack,
  browser: Browser,
  cells: readonly Cell[],
  pace: Pace,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const left = [...cells];
  const done = (outcome: Outcome) => {
    left.shift();
    onOutcome(outcome);
  };
  while (left.length > 0) {
    try {
      await runOnOnePage(stack, browser, [...left], pace, done);
    } catch (error) {
      const [cell] = left;
      if (cell)
        done({
          cell,
          complaints: [`not run: ${error instanceof Error ? error.message : String(error)}`],
          noticed: null,
          recovered: null,
        });
    }
  }
}

async function runOnOnePage(
  stack: Stack,
  browser: Browser,
  cells: readonly Cell[],
  pace: Pace,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const proxy = new FaultProxy(stack.prometheusUrl, stack.alertmanagerUrl);
  await proxy.listen();
  // The alerts are asked for only where the rules are missing.
  if (cells[0]?.place === 'alerts') proxy.inject('rules', faultNamed('the API is missing'));
  // And metadata only where a counter of failures has no samples.
  if (cells[0]?.place === 'metadata') proxy.config = { ...proxy.config, profiles: [UNSEEN_FAILURES] };
  try {
    const subject: Subject = { page: await context.newPage(), proxy, thrown: watchComplaints(context), ...pace };
    let before = await openWell(subject);
    for (const [i, cell] of cells.entries()) {
      const outcome = await runCell(subject, before, cell);
      onOutcome(outcome);
      // What went wrong in one cell must not be held against the next.
      if (outcome.complaints.length > 0 && i < cells.length - 1) before = await openWell(subject);
    }
  } finally {
    await context.close();
    await proxy.close();
  }
}
