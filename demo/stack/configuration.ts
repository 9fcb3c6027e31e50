import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../project';
import { type Ports, type ProcessName, urlOf } from './addresses';

/** The targets of each scrape job of ops/prometheus/prometheus.yml. */
const JOBS: Record<string, ProcessName[]> = {
  'shop-api': ['shop-api-1', 'shop-api-2', 'shop-api-3'],
  backend: ['backend-1', 'backend-2', 'backend-3'],
  inventory: ['inventory'],
  cadvisor: ['containers'],
  node: ['node'],
  prometheus: ['prometheus'],
  alertmanager: ['alertmanager'],
};

/** Jobs that measure the machine or its containers: a common label identifies it. */
const OF_MACHINE = new Set(['cadvisor', 'node']);

/** The webhook URL in ops/alertmanager/alertmanager.yml. */
const WEBHOOK = 'http://127.0.0.1:9098/notifications';

/** Sets all scrape and evaluation intervals, in seconds. */
export function withInterval(configuration: string, interval: number): string {
  return configuration.replaceAll(
    /^(\s*(?:scrape_interval|scrape_timeout|evaluation_interval)): .*$/gm,
    `$1: ${interval}s`,
  );
}

/** Sets the webhook URL. */
export function withWebhook(configuration: string, url: string): string {
  if (!configuration.includes(WEBHOOK)) throw new Error(`ops/alertmanager/alertmanager.yml no longer names ${WEBHOOK}`);
  return configuration.replaceAll(WEBHOOK, url);
}

/** Sets group_wait and group_interval, in seconds. */
export function withGrouping(configuration: string, seconds: number): string {
  return configuration.replaceAll(/^(\s*group_(?:wait|interval)): .*$/gm, `$1: ${seconds}s`);
}

/** The target file of one job, in JSON, which is valid YAML. */
export function targetsFile(job: string, ports: Ports): string {
  const about = OF_MACHINE.has(job) ? { host: 'localhost' } : {};
  const targets = (JOBS[job] ?? []).map((instance) => ({
    targets: [`127.0.0.1:${ports[instance]}`],
    labels: { instance, ...about },
  }));
  return `${JSON.stringify(targets, undefined, 2)}\n`;
}

export type ConfigurationFiles = { prometheus: string; alertmanager: string };

/**
 * Deviations from the deployed configuration in seconds. `interval`: of scrapes and evaluations; `grouping`: of
 * notifications.
 */
export type Pace = { interval?: number | undefined; grouping?: number | undefined };

/** Writes the deployed configuration, adapted to this stack, into `folder`. Returns the paths of the two main files. */
export function writeConfiguration(
  folder: string,
  ports: Ports,
  { interval, grouping }: Pace = {},
): ConfigurationFiles {
  const prometheus = join(folder, 'prometheus.yml');
  const alertmanager = join(folder, 'alertmanager.yml');
  mkdirSync(join(folder, 'targets'), { recursive: true });
  cpSync(join(ROOT, 'ops/prometheus/rules'), join(folder, 'rules'), { recursive: true });
  const deployed = readFileSync(join(ROOT, 'ops/prometheus/prometheus.yml'), 'utf8');
  writeFileSync(prometheus, interval === undefined ? deployed : withInterval(deployed, interval));
  for (const job of Object.keys(JOBS)) writeFileSync(join(folder, 'targets', `${job}.yml`), targetsFile(job, ports));
  const routes = readFileSync(join(ROOT, 'ops/alertmanager/alertmanager.yml'), 'utf8');
  const paced = grouping === undefined ? routes : withGrouping(routes, grouping);
  writeFileSync(alertmanager, withWebhook(paced, `${urlOf(ports.webhook)}/notifications`));
  return { prometheus, alertmanager };
}
