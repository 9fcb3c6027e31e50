import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Creates a folder with links to the built page and its own `config.json`: `dist/` is deployed by users and must not
 * contain servers of this machine. Links, so that a new build is served at once.
 */
export function linkPage(built: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(built)) symlinkSync(join(built, name), join(folder, name));
}

/**
 * Configures the Alertmanager of the demo, so that the page shows silences; unless the build contains a config.json.
 */
export function announceAlertmanager(
  folder: string,
  { prometheusUrl, alertmanagerUrl }: { prometheusUrl: string; alertmanagerUrl: string },
): void {
  const file = join(folder, 'config.json');
  if (existsSync(file)) return;
  // Prometheus serves the page one level below its API.
  const server = { name: new URL(prometheusUrl).host, url: '../', alertmanagers: [alertmanagerUrl] };
  writeFileSync(file, JSON.stringify({ servers: [server] }));
}
