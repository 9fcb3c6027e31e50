import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { readCommandLine } from '../../demo/launcher/command-line';
import { CHROMIUM_SWITCHES } from '../../demo/programs/chromium-switches';
import { findProgram } from '../../demo/programs/find-program';
import { CACHE, ROOT } from '../../demo/project';
import { startStack } from '../../demo/stack/stack';
import { HELP, readOptions, type SoakOptions } from './options';
import { growth, soak, type Measurement, type SoakFigures } from './soak';
import { measureMemoryWithCode, type MemoryWithCode } from './measure-memory';

/** Age of the stack before recording starts, so that rate windows are full and there is some history. Seconds. */
const AGE = 90;

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
const span = (numbers: readonly number[]) => `${Math.min(...numbers)} to ${Math.max(...numbers)}`;

/** A table row: heap after a forced collection; nodes and listeners as minimum and maximum of all measurements. */
function row({
  scenario,
  mode,
  refreshes,
  requests,
  seconds,
  state,
  measurements,
  complaints,
}: SoakFigures<MemoryWithCode>): string {
  const [whole, own] = [
    growth(measurements, ({ heap }) => heap),
    growth(measurements, ({ heap, code }) => heap - code),
  ];
  const [first, last] = [measurements[0]?.heap ?? NaN, measurements.at(-1)?.heap ?? NaN];
  const cells = [
    `${mode}, ${scenario}`,
    refreshes,
    requests,
    `${seconds.toFixed(0)} s`,
    kilobytes(first),
    kilobytes(last),
    kilobytes(whole.total),
    kilobytes(whole.perThousand),
    kilobytes(own.total),
    kilobytes(own.perThousand),
    span(measurements.map(({ nodes }) => nodes)),
    span(measurements.map(({ listeners }) => listeners)),
    state,
    complaints.length,
  ];
  return `| ${cells.join(' | ')} |`;
}

const progressText = (
  { refreshes, heap, code, nodes, listeners }: Measurement<MemoryWithCode>,
  all: number,
  seconds: number,
) =>
  `${refreshes} of ${all} refreshes after ${seconds.toFixed(0)} s, ${kilobytes(heap)}, of these ${kilobytes(code)} code, ${nodes} nodes, ${listeners} listeners`;

const HEAD = [
  'soak',
  'refreshes',
  'requests',
  'took',
  'heap before',
  'heap after',
  'grown by',
  'per 1,000',
  'without code',
  'per 1,000',
  'DOM nodes',
  'listeners',
  'ends',
  'exceptions',
];

async function run({ refreshes, scenarios, mode }: SoakOptions): Promise<void> {
  const dataDir = join(CACHE, 'soak');
  rmSync(dataDir, { recursive: true, force: true });
  const stack = await startStack({
    assets: join(ROOT, 'dist'),
    dataDir,
    scrapeInterval: 2,
    ports: 'free',
    onProgress: (progress) => console.error(progress),
  });
  const browser = await chromium.launch({
    executablePath: await findProgram('chromium', () => {}),
    args: [...CHROMIUM_SWITCHES],
  });
  try {
    console.error(`waiting until the stack is ${AGE} s old, then recording its responses`);
    await new Promise((resolve) => setTimeout(resolve, AGE * 1000));
    console.log(`| ${HEAD.join(' | ')} |\n| ${HEAD.map(() => '---').join(' | ')} |`);
    const begun = performance.now();
    // In parallel, each in a process of its own: most of a refresh is waiting for responses.
    await Promise.all(
      scenarios.map(async (scenario) => {
        const onMeasurement = (measurement: Measurement<MemoryWithCode>) =>
          console.error(
            `${mode}, ${scenario}: ${progressText(measurement, refreshes, (performance.now() - begun) / 1000)}`,
          );
        console.log(
          row(
            await soak(browser, {
              prometheusUrl: stack.prometheusUrl,
              scenario,
              mode,
              refreshes,
              measureMemory: measureMemoryWithCode,
              onMeasurement,
            }),
          ),
        );
      }),
    );
  } finally {
    await browser.close();
    await stack.stop();
  }
}

const options = readCommandLine(readOptions, HELP);
if (options !== null) await run(options);
