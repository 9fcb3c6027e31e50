import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { announceAlertmanager, linkPage } from './demo-page';

const SERVERS = { prometheusUrl: 'http://127.0.0.1:9090', alertmanagerUrl: 'http://127.0.0.1:9093' };

/** A page that was built and its folder in the demo. */
function pages(files: readonly string[]): { built: string; shown: string } {
  const root = mkdtempSync(join(tmpdir(), 'vigie-'));
  const built = join(root, 'dist');
  mkdirSync(join(built, 'assets'), { recursive: true });
  for (const file of files) writeFileSync(join(built, file), file);
  return { built, shown: join(root, 'page') };
}

const textOf = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

test('the demo shows the page as it is built, also once it is built anew', () => {
  const { built, shown } = pages(['index.html', 'assets/index-1.js']);
  linkPage(built, shown);
  expect(textOf(shown, 'assets/index-1.js')).toBe('assets/index-1.js');
  writeFileSync(join(built, 'index.html'), 'new');
  expect(textOf(shown, 'index.html')).toBe('new');
});

test('the page of the demo is told of its Alertmanager, and what is deployed is not', () => {
  const { built, shown } = pages(['index.html']);
  linkPage(built, shown);
  announceAlertmanager(shown, SERVERS);
  expect(JSON.parse(textOf(shown, 'config.json'))).toEqual({
    servers: [{ name: '127.0.0.1:9090', url: '../', alertmanagers: ['http://127.0.0.1:9093'] }],
  });
  expect(existsSync(join(built, 'config.json'))).toBe(false);
});

test('another start, of an Alertmanager on another port, tells of that one', () => {
  const { built, shown } = pages(['index.html']);
  for (const port of [9093, 9999]) {
    linkPage(built, shown);
    announceAlertmanager(shown, { ...SERVERS, alertmanagerUrl: `http://127.0.0.1:${port}` });
  }
  expect(textOf(shown, 'config.json')).toContain('9999');
});

test('a configuration that the page was built with is left alone', () => {
  const { built, shown } = pages(['index.html', 'config.json']);
  linkPage(built, shown);
  announceAlertmanager(shown, SERVERS);
  expect(textOf(built, 'config.json')).toBe('config.json');
});
