import type { Browser } from '@playwright/test';
import type { Stack } from '../../demo/stack/stack';
import { collectBrowserErrors } from '../browser-errors';
import { faultNamed } from './all-faults';
import { openHealthy, runCell, type Cell, type Outcome, type Subject } from './cell';
import type { FaultOptions } from './options';
import { FaultProxy } from './proxy';

/** A profile whose failure counter has no samples, which makes the page request metadata. */
const MISSING_FAILURE_COUNTER = { service: 'shop-api', errors: { serverErrors: 'shop_failures_total' } };

type Pace = Pick<Subject, 'refresh' | 'allowance'>;

/** Runs the cells on several pages of one browser, each with its own proxy. `onOutcome` is called after each cell. */
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

/** Takes up to twelve cells of the same place for one page, so that no page gets all the slow ones. */
function takeBatch(left: Cell[]): Cell[] {
  const [first] = left;
  const end = left.findIndex(({ place }, i) => place !== first?.place || i >= 12);
  return left.splice(0, end === -1 ? left.length : end);
}

/** If a page becomes unusable, its current cell is reported as not run and the others continue on a new page. */
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
  // /alerts is only requested where /rules does not exist.
  if (cells[0]?.place === 'alerts') proxy.inject('rules', faultNamed('the API is missing'));
  // /metadata is only requested where a failure counter has no samples.
  if (cells[0]?.place === 'metadata') proxy.config = { ...proxy.config, profiles: [MISSING_FAILURE_COUNTER] };
  try {
    const subject: Subject = { page: await context.newPage(), proxy, thrown: collectBrowserErrors(context), ...pace };
    let before = await openHealthy(subject);
    for (const [i, cell] of cells.entries()) {
      const outcome = await runCell(subject, before, cell);
      onOutcome(outcome);
      // A failed cell must not affect the next one.
      if (outcome.complaints.length > 0 && i < cells.length - 1) before = await openHealthy(subject);
    }
  } finally {
    await context.close();
    await proxy.close();
  }
}
