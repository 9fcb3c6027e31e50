import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Child } from '../../demo/processes/child';
import { freePorts } from '../../demo/processes/ports';
import { Watchdog } from '../../demo/processes/watchdog';
import { findProgram } from '../../demo/programs/find-program';
import { ROOT } from '../../demo/project';
import { startExporter } from './exporter';
import { CROWD_HOURS, crowdSeries } from './crowd';
import { serviceSeries, writeHistory, type Stretch } from './open-metrics';
import { pastStretches } from './past';
import { type GeneratedSeries, instanceNames, JOB, SCRAPE_INTERVAL, type Shape } from './shape';

/**
 * A running Prometheus with the generated service. `startedAt`: milliseconds since the epoch; `assets`: the folder
 * served at `/user/`; `crowd`: start and end of the history of the additional services, null without.
 */
export type Stack = {
  url: string;
  pid: number;
  startedAt: number;
  assets: string;
  crowd: Stretch | null;
  stop: () => Promise<void>;
};

/** `withPast`: adds a year of history before the hours of the shape. */
type StackPlan = {
  shape: Shape;
  withCrowd: boolean;
  withPast: boolean;
  folder: string;
  port: number | undefined;
  say: (progress: string) => void;
};

const run = promisify(execFile);

/** Uses `port` and the next one; undefined for any free ones. */
export async function startStack({ shape, withCrowd, withPast, folder, port, say }: StackPlan): Promise<Stack> {
  const [first = 0, second = 0] = port === undefined ? await freePorts(2) : [port, port + 1];
  const assets = join(folder, 'assets');
  mkdirSync(assets, { recursive: true });
  const crowd = withCrowd ? await addCrowd(folder, say) : null;
  await fillDatabase(shape, withPast, folder, say);
  const exporter = await startExporter(shape, second);
  const watchdog = new Watchdog();
  const url = `http://127.0.0.1:${first}`;
  const prometheus = new Child(
    {
      name: 'Prometheus',
      command: await findProgram('prometheus', say),
      args: [
        `--config.file=${writeConfiguration(folder, shape, second)}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        // The default of 15 days would delete older data.
        '--storage.tsdb.retention.time=400d',
        `--web.listen-address=127.0.0.1:${first}`,
        `--web.user-assets=${assets}`,
        '--log.level=warn',
      ],
      logFile: join(folder, 'prometheus.log'),
      readyUrl: `${url}/-/ready`,
    },
    watchdog,
    say,
  );
  await prometheus.start();
  const startedAt = Date.now();
  await untilScraped(url, shape.instances);
  const stop = async () => {
    await prometheus.stop();
    exporter.close();
    watchdog.close();
  };
  return { url, pid: prometheus.pid ?? 0, startedAt, assets, crowd, stop };
}

/**
 * Resolves when every instance was scraped once: before that the server has no metadata, and the page would call
 * metrics unknown.
 */
async function untilScraped(url: string, instances: number): Promise<void> {
  const deadline = Date.now() + 4 * SCRAPE_INTERVAL * 1000;
  const isDone = async () => {
    const answer = await (await fetch(`${url}/api/v1/query?query=count(scrape_samples_scraped)`)).text();
    return answer.includes(`"${instances}"`);
  };
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error('Prometheus did not read all instances in time.');
    await wait(500);
  }
}

/** In two passes: the second covers the time of the first, or charts would have a gap before the scrapes. */
async function fillDatabase(shape: Shape, withPast: boolean, folder: string, say: StackPlan['say']): Promise<void> {
  const begin = alignedNow() - shape.hours * 3600;
  const middle = alignedNow();
  const series = serviceSeries(shape);
  for (const stretch of withPast ? pastStretches(begin, middle) : []) await addBlocks(series, folder, stretch, say);
  await addBlocks(series, folder, { from: begin, to: middle, every: SCRAPE_INTERVAL }, say);
  await addBlocks(series, folder, { from: middle, to: alignedNow(), every: SCRAPE_INTERVAL }, say);
}

/**
 * promtool parses the whole text once per block, and a year has thousands of blocks of default size. It does not accept
 * days here.
 */
const LONGEST_BLOCK = '1458h';

const alignedNow = () => Math.floor(Date.now() / 1000 / SCRAPE_INTERVAL) * SCRAPE_INTERVAL;

async function addCrowd(folder: string, say: StackPlan['say']): Promise<Stretch> {
  const stretch = { from: alignedNow() - CROWD_HOURS * 3600, to: alignedNow(), every: SCRAPE_INTERVAL };
  await addBlocks(crowdSeries(), folder, stretch, say);
  return stretch;
}

async function addBlocks(
  series: readonly GeneratedSeries[],
  folder: string,
  stretch: Stretch,
  say: StackPlan['say'],
): Promise<void> {
  if (stretch.from >= stretch.to) return;
  const text = join(folder, 'history.txt');
  await writeHistory(text, series, stretch);
  await run(await findProgram('promtool', say), [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    ...(stretch.every > SCRAPE_INTERVAL ? [`--max-block-duration=${LONGEST_BLOCK}`] : []),
    text,
    join(folder, 'data'),
  ]);
  rmSync(text);
}

/**
 * Prometheus configuration in JSON, which is valid YAML: one target per instance, all on the same exporter under
 * different paths.
 */
function writeConfiguration(folder: string, shape: Shape, exporterPort: number): string {
  const file = join(folder, 'prometheus.yml');
  cpSync(join(ROOT, `ops/prometheus/rules/${JOB}.yml`), join(folder, 'rules.yml'));
  const targets = instanceNames(shape.instances).map((instance, index) => ({
    targets: [`127.0.0.1:${exporterPort}`],
    labels: { instance, __metrics_path__: `/${index}` },
  }));
  const configuration = {
    global: { scrape_interval: `${SCRAPE_INTERVAL}s`, evaluation_interval: `${SCRAPE_INTERVAL}s` },
    rule_files: ['rules.yml'],
    scrape_configs: [{ job_name: JOB, static_configs: targets }],
  };
  writeFileSync(file, JSON.stringify(configuration, undefined, 2));
  return file;
}
