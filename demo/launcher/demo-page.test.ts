import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { announceAlertmanager, linkPage } from './demo-page';

const SERVERS = { prometheusUrl: 'http://127.0.0.1:9090', alertmanagerUrl: 'http://127.0.0.1:9093' };

/** A built page and the folder for the demo's page. */
function pages(files: readonly string[]): { built: string; shown: string } {
  const root = mkdtempSync(join(tmpdir(), 'vigie-'));
  const built = join(root, 'dist');
  mkdirSync(join(built, 'assets'), { recursive: true });
  for (const file of files) writeFileSync(join(built, file), file);
  return { built, shown: join(root, 'page') };
}

const textOf = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

test('the demo serves the page as built, also after a new build', () => {
  const { built, shown } = pages(['index.html', 'assets/index-1.js']);
  linkPage(built, shown);
  expect(textOf(shown, 'assets/index-1.js')).toBe('assets/index-1.js');
  writeFileSync(join(built, 'index.html'), 'new');
  expect(textOf(shown, 'index.html')).toBe('new');
});

test('config.json of the demo names its Alertmanager, and dist/ stays unchanged', () => {
  const { built, shown } = pages(['index.html']);
  linkPage(built, shown);
  announceAlertmanager(shown, SERVERS);
  expect(JSON.parse(textOf(shown, 'config.json'))).toEqual({
    servers: [{ name: '127.0.0.1:9090', url: '../', alertmanagers: ['http://127.0.0.1:9093'] }],
  });
  expect(existsSync(join(built, 'config.json'))).toBe(false);
});

test('config.json is rewritten when the Alertmanager has another port', () => {
  const { built, shown } = pages(['index.html']);
  for (const port of [9093, 9999]) {
    linkPage(built, shown);
    announceAlertmanager(shown, { ...SERVERS, alertmanagerUrl: `http://127.0.0.1:${port}` });
  }
  expect(textOf(shown, 'config.json')).toContain('9999');
});

test('a config.json in the build is kept', () => {
  const { built, shown } = pages(['index.html', 'config.json']);
  linkPage(built, shown);
  announceAlertmanager(shown, SERVERS);
  expect(textOf(built, 'config.json')).toBe('config.json');
});
