import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBuildNeeded } from './build-page';

const BUILT = 1000;

/** A checkout whose files are older than its build. */
function checkout(): string {
  const root = mkdtempSync(join(tmpdir(), 'vigie-'));
  for (const folder of ['src/app', 'dist']) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ['src/app/main.ts', 'src/app/gone.ts', 'index.html', 'dist/index.html'])
    writeFileSync(join(root, file), '');
  for (const path of ['src/app/main.ts', 'src/app', 'src', 'index.html'])
    utimesSync(join(root, path), BUILT - 1, BUILT - 1);
  utimesSync(join(root, 'dist/index.html'), BUILT, BUILT);
  utimesSync(join(root, 'src/app/gone.ts'), BUILT - 1, BUILT - 1);
  return root;
}

describe('isBuildNeeded', () => {
  it('keeps a page that is newer than its sources', () => {
    expect(isBuildNeeded(checkout())).toBe(false);
  });

  it('builds when there is no page', () => {
    const root = checkout();
    rmSync(join(root, 'dist'), { recursive: true });
    expect(isBuildNeeded(root)).toBe(true);
  });

  it('builds when a source changed, however deep it lies', () => {
    const root = checkout();
    utimesSync(join(root, 'src/app/main.ts'), BUILT + 1, BUILT + 1);
    expect(isBuildNeeded(root)).toBe(true);
  });

  it('builds when a source was deleted', () => {
    const root = checkout();
    rmSync(join(root, 'src/app/gone.ts'));
    expect(isBuildNeeded(root)).toBe(true);
  });
});
