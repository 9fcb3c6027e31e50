import { writeFileSync } from 'node:fs';
import { startMeasuredStack } from '../measured-stack';
import { launchBrowser } from './browser';
import { cellsFor, runMatrix } from './matrix';
import { HELP, readOptions } from './options';
import { nameOf, summaryOf, tableOf } from './table';

const options = readOptions(process.argv.slice(2));
if (options === null) {
  console.log(HELP);
} else {
  const cells = cellsFor(options);
  const stack = await startMeasuredStack('faults', 1);
  const browser = await launchBrowser();
  try {
    let done = 0;
    const outcomes = await runMatrix(stack, browser, cells, options, (outcome) => {
      done += 1;
      const verdict = outcome.complaints.length > 0 ? outcome.complaints.join('; ') : `${outcome.recovered?.toFixed(1)} s`;
      console.error(`${done}/${cells.length} ${nameOf(outcome)}: ${verdict}`);
    });
    console.log(`${tableOf(outcomes)}\n\n${summaryOf(outcomes)}`);
    if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(outcomes.map(({ cell, ...rest }) => ({ ...cell, fault: cell.fault.name, ...rest })), undefined, 2));
    process.exitCode = outcomes.some(({ complaints }) => complaints.length > 0) ? 1 : 0;
  } finally {
    await browser.close();
    await stack.stop();
  }
}
