import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from '../../demo/processes/child';
import { freePorts } from '../../demo/processes/ports';
import { Watchdog } from '../../demo/processes/watchdog';
import { metricsPath, replayServer } from './replay-server';
import type { ReplayedService } from './replayed-service';
import { type ScrapingServer, serverPlan } from './scraping-server';
import { INSTANCES, type InstanceName } from './traffic';

/** Short, so that rates are available soon. Seconds. */
export const SCRAPE_INTERVAL = 2;

/** A real service that is scraped beside the replayed ones. */
export type RealTarget = { job: string; address: string };

export type ReplayOptions = {
  server: ScrapingServer;
  services: readonly ReplayedService[];
  /** Emptied first; contains database and log. */
  folder: string;
  /** The built page, which Prometheus serves at /user/; null for none. */
  assets: string | null;
  targets?: readonly RealTarget[];
};

export type Replay = { server: ScrapingServer; url: string; stop: () => Promise<void> };

/** Starts the replayed services and a server that scrapes them: one job per service, with two instances. */
export async function startReplay({ server, services, folder, assets, targets = [] }: ReplayOptions): Promise<Replay> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [port = 0, replayPort = 0] = await freePorts(2);
  const configuration = join(folder, 'prometheus.yml');
  const jobs = [
    ...services.map(({ name }) => replayedJob(name, replayPort)),
    ...targets.map(({ job, address }) => jobOf(job, [{ targets: [address] }])),
  ];
  const scraping = { scrape_interval: `${SCRAPE_INTERVAL}s`, scrape_timeout: `${SCRAPE_INTERVAL}s` };
  // JSON is valid YAML.
  writeFileSync(configuration, JSON.stringify({ global: scraping, scrape_configs: jobs }));
  const replayed = await replayServer(services, replayPort);
  const watchdog = new Watchdog();
  const child = new Child(serverPlan(server, { port, configuration, folder, assets }), watchdog, () => {});
  const stop = async () => {
    await child.stop();
    watchdog.close();
    await replayed.stop();
  };
  try {
    await child.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { server, url: `http://127.0.0.1:${port}`, stop };
}

type Targets = { targets: string[]; labels?: Record<string, string> };

const jobOf = (name: string, targets: Targets[]) => ({ job_name: name, static_configs: targets });

function replayedJob(name: string, port: number) {
  const instances = Object.keys(INSTANCES) as InstanceName[];
  const targetOf = (instance: InstanceName) => ({
    targets: [`127.0.0.1:${port}`],
    labels: { instance, __metrics_path__: metricsPath(name, instance) },
  });
  return jobOf(name, instances.map(targetOf));
}
