import { join } from 'node:path';
import { LaunchError } from '../processes/launch-error';
import { CACHE } from '../project';
import { cachedBrowser, downloadBrowser } from './browser';
import { installPackage, isOffered, unpackPackage } from './debian';
import { downloadRelease } from './download';
import { type Surroundings, isExecutable, places } from './places';
import { PROGRAMS, type Program, type ProgramName } from './program';

const PROGRAM_CACHE = join(CACHE, 'programs');

function here(): Surroundings {
  return {
    env: process.env,
    platform: process.platform,
    architecture: process.arch,
    cache: PROGRAM_CACHE,
    isExecutable,
  };
}

/** The path of an installed or cached program; throws a `LaunchError` if its variable points to nothing executable. */
export function locate(name: ProgramName, surroundings: Surroundings): string | undefined {
  const program = PROGRAMS[name];
  const chosen = surroundings.env[program.variable];
  if (chosen) {
    if (surroundings.isExecutable(chosen)) return chosen;
    throw new LaunchError(
      `${program.variable} is ${chosen}, which is not a program that can be run. Correct it, or unset it to have ${name} found.`,
    );
  }
  const found = places(program, surroundings).find(surroundings.isExecutable);
  return found ?? (name === 'chromium' ? cachedBrowser(surroundings.cache) : undefined);
}

type Attempt = { what: string; make: () => Promise<void> };

function attempts(name: ProgramName, { debian, release }: Program): Attempt[] {
  const ways: Attempt[] = [];
  const isRoot = process.getuid?.() === 0;
  if (isOffered(debian)) {
    if (isRoot) ways.push({ what: `installing the package ${debian.name}`, make: () => installPackage(debian) });
    else if (debian.runsUnpacked)
      ways.push({ what: `unpacking the package ${debian.name}`, make: () => unpackPackage(debian, PROGRAM_CACHE) });
  }
  if (release)
    ways.push({
      what: `downloading the release of ${release.project}`,
      make: () => downloadRelease(release.project, PROGRAM_CACHE),
    });
  if (name === 'chromium') ways.push({ what: 'downloading Chromium', make: () => downloadBrowser(PROGRAM_CACHE) });
  return ways;
}

/**
 * The path of a program, which is installed if missing. It is looked for in its environment variable, the PATH and the
 * project's cache; else it is taken from the distribution's packages, else from the official release. `say` is called
 * with progress. Rejects with a `LaunchError` that lists what failed.
 */
export async function findProgram(name: ProgramName, say: (progress: string) => void): Promise<string> {
  const found = locate(name, here());
  if (found !== undefined) return found;
  const failures: string[] = [];
  for (const { what, make } of attempts(name, PROGRAMS[name])) {
    say(`${name}: ${what}`);
    try {
      await make();
      const brought = locate(name, here());
      if (brought !== undefined) return brought;
      failures.push(`${what} did not bring it`);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new LaunchError(
    `${name} is missing (${failures.join('; ')}).\nInstall it, or set ${PROGRAMS[name].variable} to its path.`,
  );
}
