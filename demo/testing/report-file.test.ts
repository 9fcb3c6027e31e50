import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../project';
import { reportFile } from './report-file';

it('is in the cache of the project, whenever it is written', () => {
  expect(reportFile('example.json')).toBe(join(ROOT, '.cache/example.json'));
});

it('is not there from an earlier run, nor does its folder have to be', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'vigie-')), 'cache');
  writeFileSync(reportFile('vitest.json', folder), '{}');
  expect(existsSync(reportFile('vitest.json', folder))).toBe(false);
});
