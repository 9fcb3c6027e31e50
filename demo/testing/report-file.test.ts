import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../project';
import { reportFile } from './report-file';

it('is in the cache of the project', () => {
  expect(reportFile('example.json')).toBe(join(ROOT, '.cache/example.json'));
});

it('deletes the file of an earlier run, and creates its folder', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'vigie-')), 'cache');
  writeFileSync(reportFile('vitest.json', folder), '{}');
  expect(existsSync(reportFile('vitest.json', folder))).toBe(false);
});
