import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { FOLDERS, ROOMS } from './layers';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const OXLINT = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');

type Diagnostic = { filename: string; code: string; labels: { span: { line: number } }[] };

/** Every violation in `path` as `file:line rule`, sorted; rule names are as in the configuration. */
async function violations(path: string): Promise<string[]> {
  // The linter exits with an error here; its findings are on stdout.
  const run = promisify(execFile)(process.execPath, [OXLINT, '-c', '.oxlintrc.json', '-f', 'json', path], {
    cwd: ROOT,
  });
  const { stdout } = await run.catch((failure: { stdout: string }) => failure);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ filename, code, labels }) => `${filename}:${labels[0]?.span.line} ${ruleOf(code)}`).sort();
}

const ruleOf = (code: string): string => code.replace(/^eslint\((.+)\)$/, '$1').replace(/^(.+)\((.+)\)$/, '$1/$2');

/** The violations marked in the fixture: `// bad: rule, rule` at the end of a line. */
async function markedViolations(folder: string): Promise<string[]> {
  const files = (await readdir(join(ROOT, folder), { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const perFile = await Promise.all(
    files.map(async (name) => {
      const lines = (await readFile(join(ROOT, folder, name), 'utf8')).split('\n');
      return lines.flatMap((line, index) => {
        const rules = /\/[/*] bad: ([^*]+)/.exec(line)?.[1]?.trim().split(', ') ?? [];
        return rules.map((rule) => `${folder}/${name.split(sep).join('/')}:${index + 1} ${rule}`);
      });
    }),
  );
  return perFile.flat().sort();
}

// Generous, because the linter shares the machine with other tests.
describe('the lint rules of layers.js', { timeout: 30_000 }, () => {
  it('report exactly the violations that the fixture marks', async () => {
    const expected = await markedViolations('layers.fixture/src');
    expect(expected.length).toBeGreaterThan(40);
    expect(await violations('layers.fixture')).toEqual(expected);
  });

  it('refuse a file of more than 250 lines of code anywhere', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'layers-'));
    try {
      const path = join(folder, 'long.ts');
      await writeFile(path, Array.from({ length: 251 }, (_, i) => `export const a${i} = ${i};\n`).join(''));
      expect((await violations(path)).map((line) => line.split(' ')[1])).toEqual(['max-lines']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('allow no two rooms or folders to import each other', () => {
    const tables: Record<string, string[]>[] = [ROOMS, ...Object.values(FOLDERS)];
    for (const table of tables) {
      for (const [room, imports] of Object.entries(table)) {
        for (const other of imports) expect(table[other], `${room} and ${other}`).not.toContain(room);
      }
    }
  });
});
