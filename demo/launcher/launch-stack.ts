import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { usualPortOr } from '../processes/ports';
import { CACHE, ROOT } from '../project';
import { type PortChoice, requireFree, urlOf, USUAL_PORTS } from '../stack/addresses';
import { startStack } from '../stack/stack';
import { type Announced, announce } from './announce';
import { buildPage } from './build-page';
import { announceAlertmanager, linkPage } from './demo-page';
import { requireAlone } from './running-mark';
import { say } from './say';
import { describeStack } from './summary';
import { untilEnded } from './until-ended';
import { serveWithHotReload, USUAL_VITE_PORT } from './vite';

type StackLaunch = { port: number | undefined; dev: boolean; history: number; fresh: boolean };

/** Resolves with a message if Prometheus ends, which the demo needs. Other processes are only reported. */
function watch(): { onUnexpectedEnd: (name: string, sentence: string) => void; lost: Promise<string> } {
  let lose: (sentence: string) => void = () => {};
  const lost = new Promise<string>((resolve) => (lose = resolve));
  return {
    lost,
    onUnexpectedEnd: (name, sentence) => (name === 'prometheus' ? lose(sentence) : console.error(`\n${sentence}`)),
  };
}

/** Deletes the data of earlier starts. Downloaded programs stay. */
function deleteData(): void {
  for (const folder of ['prometheus', 'alertmanager']) rmSync(join(CACHE, folder), { recursive: true, force: true });
}

/** Returns the folder of the demo's page. */
async function preparePage(): Promise<string> {
  const folder = join(CACHE, 'page');
  linkPage(await buildPage(say), folder);
  return folder;
}

/**
 * The ports of Prometheus and of the page. With hot reload Vite serves the page on a fixed port, and Prometheus may use
 * any other. Rejects before anything starts.
 */
async function portsFor({
  port,
  dev,
}: Pick<StackLaunch, 'port' | 'dev'>): Promise<{ page: number; kept?: number; pageUrl: string }> {
  if (!dev) {
    const page = port ?? USUAL_PORTS.prometheus;
    await requireFree(page);
    return { page, pageUrl: `${urlOf(page)}/user/` };
  }
  const kept = port ?? USUAL_VITE_PORT;
  await requireFree(kept, 'npm run dev --');
  return { page: await usualPortOr(USUAL_PORTS.prometheus, kept), kept, pageUrl: `${urlOf(kept)}/` };
}

async function runStack(
  { port, dev, history, fresh }: StackLaunch,
  ports: PortChoice,
  ended: Promise<void>,
  announced: Announced,
): Promise<number> {
  const started = Date.now();
  const assets = dev ? join(ROOT, 'dist') : await Promise.race([preparePage(), ended.then(() => undefined)]);
  if (assets === undefined) return 0;
  const { lost, onUnexpectedEnd } = watch();
  if (fresh) deleteData();
  const starting = startStack({ assets, dataDir: CACHE, ports, history, onProgress: say, onUnexpectedEnd });
  const stack = await Promise.race([starting, ended.then(() => undefined)]);
  // Some processes are running: the watchdog ends them when this process exits.
  if (stack === undefined) return 0;
  if (!dev) announceAlertmanager(assets, stack);
  try {
    const pageUrl = dev
      ? await serveWithHotReload({
          port,
          prometheus: new URL(stack.prometheusUrl),
          alertmanager: new URL(stack.alertmanagerUrl),
        })
      : stack.pageUrl;
    announced.runs(stack);
    console.log(`  ready after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    console.log(
      `\n${describeStack(stack)}\n\nThe page: ${pageUrl}\n\nBreak something: npm run incident\nCtrl-C ends all of it.`,
    );
    const sentence = await Promise.race([lost, ended]);
    if (sentence !== undefined) console.error(`\n${sentence}`);
    else console.log('\nEnding');
    return sentence === undefined ? 0 : 1;
  } finally {
    await stack.stop();
  }
}

/** Runs the stack until it is ended. Returns the exit code. */
export async function launchStack(launch: StackLaunch, startedBy: number): Promise<number> {
  const ended = untilEnded(startedBy);
  await requireAlone();
  const { pageUrl, ...ports } = await portsFor(launch);
  console.log('Vigie');
  const announced = await announce(pageUrl);
  try {
    return await runStack(launch, ports, ended, announced);
  } finally {
    await announced.end();
  }
}
