import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import type { ChildPlan } from '../../demo/processes/child';

/** A program that scrapes and evaluates PromQL. `version` according to --version; empty if unknown. */
export type ScrapingServer = { program: string; isVictoriaMetrics: boolean; version: string };

/** Identifies the program at a path. Throws if it cannot be run. */
export function scrapingServer(program: string): ScrapingServer {
  const output = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const isVictoriaMetrics = /victoria/i.test(basename(program)) || /victoria-metrics/i.test(output);
  const version = /(?:version |\bv)(\d+\.\d+\.\d+)/.exec(output)?.[1] ?? '';
  return { program, isVictoriaMetrics, version };
}

export const nameOf = ({ isVictoriaMetrics, version }: ScrapingServer): string =>
  `${isVictoriaMetrics ? 'VictoriaMetrics' : 'Prometheus'} ${version}`.trim();

/** Whether it can scrape UTF-8 names or native histograms. */
export function reads(
  { isVictoriaMetrics, version }: ScrapingServer,
  what: 'utf-8-names' | 'native-histograms',
): boolean {
  if (what === 'native-histograms') return !isVictoriaMetrics;
  return isVictoriaMetrics || Number(version.split('.')[0]) >= 3;
}

/** VictoriaMetrics leaves out the newest samples of this many seconds from results. */
export const hiddenSeconds = ({ isVictoriaMetrics }: ScrapingServer): number => (isVictoriaMetrics ? 30 : 0);

type Setting = { port: number; configuration: string; folder: string; assets: string | null };

export function serverPlan(server: ScrapingServer, { port, configuration, folder, assets }: Setting): ChildPlan {
  const { program, isVictoriaMetrics } = server;
  const shared = { name: 'replay-server', command: program, logFile: join(folder, 'server.log') };
  if (isVictoriaMetrics) {
    const args = [
      `-promscrape.config=${configuration}`,
      `-storageDataPath=${join(folder, 'database')}`,
      `-httpListenAddr=127.0.0.1:${port}`,
    ];
    return { ...shared, args, readyUrl: `http://127.0.0.1:${port}/-/ready` };
  }
  const args = [
    `--config.file=${configuration}`,
    `--storage.tsdb.path=${join(folder, 'database')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--enable-feature=native-histograms',
    ...(assets === null ? [] : [`--web.user-assets=${assets}`]),
  ];
  return { ...shared, args, readyUrl: `http://127.0.0.1:${port}/-/ready` };
}
