import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from '../../demo/processes/child';
import { freePorts } from '../../demo/processes/ports';
import { Watchdog } from '../../demo/processes/watchdog';
import { findProgram } from '../../demo/programs/find-program';
import { CACHE, ROOT } from '../../demo/project';
import { hostileConfiguration, hostileRules } from './configuration';
import { startExporter } from './exporter';

export type HostilePrometheus = { url: string; stop: () => Promise<void> };

/**
 * A real Prometheus that serves the built page and only scrapes the hostile exporter, so that other tests do not see
 * its series.
 */
export async function startHostilePrometheus(parallelIndex: number): Promise<HostilePrometheus> {
  const folder = join(CACHE, `e2e-hostile-${parallelIndex}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const command = await findProgram('prometheus', () => {});
  const exporter = await startExporter();
  writeFileSync(join(folder, 'prometheus.yml'), hostileConfiguration(exporter.address));
  writeFileSync(join(folder, 'rules.yml'), hostileRules());
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    `--web.user-assets=${join(ROOT, 'dist')}`,
  ];
  const watchdog = new Watchdog();
  const child = new Child(
    { name: 'hostile-prometheus', command, args, logFile: join(folder, 'prometheus.log'), readyUrl: `${url}/-/ready` },
    watchdog,
    () => {},
  );
  const stop = async () => {
    await child.stop();
    await exporter.stop();
    watchdog.close();
  };
  try {
    await child.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
