import { writeFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { readCommandLine } from '../../demo/launcher/command-line';
import { startReadyStack } from '../ready-stack';
import { launchBrowser } from './browser';
import type { Outcome } from './cell';
import { selectCells } from './select-cells';
import { delaysText, isShort, measureDelays } from './delay';
import { runMatrix } from './matrix';
import { HELP, readOptions } from './options';
import { labelOf, summaryOf, tableOf } from './table';

const options = readCommandLine((args) => {
  const read = readOptions(args);
  return read && { ...read, cells: read.matrix ? selectCells(read) : [] };
}, HELP);
if (options !== null) {
  const { cells } = options;
  const outcomes: Outcome[] = [];
  const stack = await startReadyStack('faults', 1);
  // Also if the run is aborted: reset only after everything has passed.
  process.exitCode = 1;
  let browser: Browser | null = null;
  try {
    browser = await launchBrowser();
    const delays = options.delays ? await measureDelays(stack, browser) : [];
    if (delays.length > 0) console.log(`${delaysText(delays)}\n`);
    await runMatrix(stack, browser, cells, options, (outcome) => {
      outcomes.push(outcome);
      const verdict =
        outcome.complaints.length > 0 ? outcome.complaints.join('; ') : `${outcome.recovered?.toFixed(1)} s`;
      console.error(`${outcomes.length}/${cells.length} ${labelOf(outcome)}: ${verdict}`);
    });
    if (outcomes.every(({ complaints }) => complaints.length === 0) && delays.every(isShort)) process.exitCode = 0;
  } finally {
    // Print partial results whatever ends the run, which takes half an hour.
    if (cells.length > 0) console.log(`${tableOf(outcomes)}\n\n${summaryOf(outcomes, cells.length)}`);
    if (options.json !== undefined)
      writeFileSync(
        options.json,
        JSON.stringify(
          outcomes.map(({ cell, ...rest }) => ({ ...cell, fault: cell.fault.name, ...rest })),
          undefined,
          2,
        ),
      );
    await browser?.close();
    await stack.stop();
  }
}
