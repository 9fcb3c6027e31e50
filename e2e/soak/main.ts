import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { readCommandLine } from '../../demo/launcher/command-line';
import { CHROMIUM_SWITCHES } from '../../demo/programs/chromium-switches';
import { findProgram } from '../../demo/programs/find-program';
import { CACHE, ROOT } from '../../demo/project';
import { startStack } from '../../demo/stack/stack';
import { HELP, readOptions, type SoakOptions } from './options';
import { growth, soak, type Held, type SoakFigures } from './soak';
import { weighWithCode, type WeightWithCode } from './weigh';

/** Seconds that the stack lives before it is recorded: the windows of the rates, and something to look back at. */
const AGE = 90;

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
const span = (numbers: readonly number[]) => `${Math.min(...numbers)} to ${Math.max(...numbers)}`;

/** A line of the table: the heap after a forced collection, the rest as lowest and highest of all weighings. */
function row({
  weather,
  mode,
  refreshes,
  requests,
  seconds,
  state,
  held,
  complaints,
}: SoakFigures<WeightWithCode>): string {
  const [whole, own] = [growth(held, ({ heap }) => heap), growth(held, ({ heap, code }) => heap - code)];
  const [first, last] = [held[0]?.heap ?? NaN, held.at(-1)?.heap ?? NaN];
  const cells = [
    `${mode}, ${weather}`,
    refreshes,
    requests,
    `${seconds.toFixed(0)} s`,
    kilobytes(first),
    kilobytes(last),
    kilobytes(whole.total),
    kilobytes(whole.perThousand),
    kilobytes(own.total),
    kilobytes(own.perThousand),
    span(held.map(({ nodes }) => nodes)),
    span(held.map(({ listeners }) => listeners)),
    state,
    complaints.length,
  ];
  return `| ${cells.join(' | ')} |`;
}

const toldOf = ({ refreshes, heap, code, nodes, listeners }: Held<WeightWithCode>, all: number, seconds: number) =>
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

async function run({ refreshes, weathers, mode }: SoakOptions): Promise<void> {
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
    console.error(`recording what a stack says that is ${AGE} s old`);
    await new Promise((resolve) => setTimeout(resolve, AGE * 1000));
    console.log(`| ${HEAD.join(' | ')} |\n| ${HEAD.map(() => '---').join(' | ')} |`);
    const begun = performance.now();
    // At the same time, each in a process of its own: most of a refresh is waiting for answers.
    await Promise.all(
      weathers.map(async (weather) => {
        const onHeld = (held: Held<WeightWithCode>) =>
          console.error(`${mode}, ${weather}: ${toldOf(held, refreshes, (performance.now() - begun) / 1000)}`);
        console.log(
          row(
            await soak(browser, {
              prometheusUrl: stack.prometheusUrl,
              weather,
              mode,
              refreshes,
              weigh: weighWithCode,
              onHeld,
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
