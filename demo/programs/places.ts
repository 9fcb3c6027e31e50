import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Program } from './program';
import { releaseName } from './releases';

/** The environment of the search for programs; a parameter, so that it can be tested. */
export type Surroundings = {
  env: Record<string, string | undefined>;
  platform: string;
  architecture: string;
  /** The folder of earlier downloads. */
  cache: string;
  isExecutable: (path: string) => boolean;
};

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The folder of an unpacked Debian package. */
export function unpackedFolder(cache: string, packageName: string): string {
  return join(cache, 'debian', packageName);
}

function onPath({ env }: Surroundings, command: string): string[] {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, command));
}

function inCache({ cache, platform, architecture }: Surroundings, { commands, debian, release }: Program): string[] {
  const places = debian.runsUnpacked
    ? commands.map((command) => join(unpackedFolder(cache, debian.name), 'usr/bin', command))
    : [];
  const folder = release && releaseName(release.project, platform, architecture);
  if (release && folder !== undefined) places.push(join(cache, folder, release.file));
  return places;
}

/** All paths at which the program may be, in order of preference: the PATH under all its names, then the cache. */
export function places(program: Program, surroundings: Surroundings): string[] {
  return [...program.commands.flatMap((command) => onPath(surroundings, command)), ...inCache(surroundings, program)];
}
