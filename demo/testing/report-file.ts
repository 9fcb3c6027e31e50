import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../project';

/**
 * Where a tool writes its report: the same place at every run, so that none is left behind. That of an earlier run is
 * gone, or it would be taken for this one's.
 */
export function reportFile(name: string, folder: string = CACHE): string {
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  return file;
}
