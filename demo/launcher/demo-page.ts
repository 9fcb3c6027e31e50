import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder with links to the built page and a `config.json` of its own: `dist/` is what people deploy, and must not
 * contain servers of this machine. Links instead of copies, so that a new build is served at once.
 */
export function linkPage(built: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(built)) symlinkSync(join(built, name), join(folder, name));
}

/**
 * Tell the page of the Alertmanager beside its Prometheus, so that it shows silences; unless the page was built with a
 * configuration.
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
