import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Program } from './program';
import { releaseName } from './releases';

/** What decides where programs are looked for; an argument so that the order can be tested. */
export type Surroundings = {
  env: Record<string, string | undefined>;
  platform: string;
  architecture: string;
  /** The folder that holds what was downloaded before. */
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

/** The folder into which a Debian package is unpacked. */
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

/**
 * Every path at which the program may lie already, the preferred one first: the PATH under all its names, then the
 * project's cache.
 */
export function places(program: Program, surroundings: Surroundings): string[] {
  return [...program.commands.flatMap((command) => onPath(surroundings, command)), ...inCache(surroundings, program)];
}
