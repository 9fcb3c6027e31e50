import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../demo/launcher/command-line';
import { ROOT } from '../demo/project';
import { atEnd } from './at-end';
import { type BenchOptions, HELP, parseBenchOptions } from './bench-options';
import { runSession, type Build } from './session';

const options = readCommandLine(readOptions, HELP);
if (options !== null) await compareWith(options.commit, options);

function readOptions(args: string[]): (BenchOptions & { commit: string }) | null {
  const read = parseBenchOptions(args);
  if (read === null) return null;
  if (read.commit === undefined) throw new Error('Name the commit to compare with.');
  return { ...read, commit: read.commit };
}

/** Measures the page of `commit`, built in its own worktree, beside that of the working tree. */
async function compareWith(commit: string, options: BenchOptions): Promise<void> {
  const folder = join(mkdtempSync(join(tmpdir(), 'vigie-base-')), 'base');
  atEnd(() => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
    run('git', ['worktree', 'prune'], ROOT);
  });
  run('git', ['worktree', 'add', '--detach', folder, commit], ROOT);
  const builds: Build[] = [
    { name: commit, folder: buildIn(folder) },
    { name: 'this page', folder: buildIn(ROOT) },
  ];
  await runSession(builds, options);
}

function buildIn(folder: string): string {
  if (!existsSync(join(folder, 'node_modules'))) installPackages(folder);
  run(process.execPath, [join(folder, 'node_modules/vite/bin/vite.js'), 'build'], folder);
  return join(folder, 'dist');
}

/**
 * Links the packages of the working tree if both commits lock the same ones: installing takes longer than the build.
 */
function installPackages(folder: string): void {
  const lock = (at: string) => readFileSync(join(at, 'package-lock.json'), 'utf8');
  if (lock(folder) === lock(ROOT)) symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  else run('npm', ['ci'], folder);
}

function run(command: string, args: string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
