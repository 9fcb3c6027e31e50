import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../processes/launch-error';
import { run } from '../programs/run';
import { ROOT } from '../project';

/** The inputs of the build. */
const SOURCES = ['src', 'public', 'ops/bundle', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // Includes the time of folders, which changes when a file is deleted.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether the page in `root`/dist is missing or older than any of its sources. */
export function isBuildNeeded(root: string): boolean {
  const built = newest(join(root, 'dist/index.html'));
  return SOURCES.some((source) => newest(join(root, source)) > built) || built === 0;
}

/** Builds the page if needed. Returns its folder. */
export async function buildPage(say: (progress: string) => void): Promise<string> {
  if (isBuildNeeded(ROOT)) {
    say('building the page');
    await run('npm', ['run', '--silent', 'build'], { cwd: ROOT }).catch((error: Error) => {
      throw new LaunchError(`The page could not be built: ${error.message}\nRun npm run build to see the whole of it.`);
    });
  }
  return join(ROOT, 'dist');
}
