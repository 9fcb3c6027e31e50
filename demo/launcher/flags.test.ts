import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** A checkout in which no package was ever installed. */
const bare = mkdtempSync(join(tmpdir(), 'vigie-bare-'));
for (const file of ['start.js', 'prepare.js', 'launcher/flags.js'])
  cpSync(join('demo', file), join(bare, 'demo', file));
writeFileSync(join(bare, 'package.json'), '{ "type": "module" }');
afterAll(() => rmSync(bare, { recursive: true }));

test.each([
  [['--help'], 0, /^npm start /],
  [['--prometeus', 'http://p:9090'], 1, /^\nUnknown option '--prometeus'\.\n\nnpm start /],
  [['http://p:9090'], 1, /^\nhttp:\/\/p:9090 is not an option\./],
])('%j is answered before any package is installed', (args, code, text) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['demo/start.js', ...args], {
    cwd: bare,
    encoding: 'utf8',
  });
  expect(status).toBe(code);
  expect(code === 0 ? stdout : stderr).toMatch(text);
});
