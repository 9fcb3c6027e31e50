import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../project';

/**
 * The path of a tool's report. Always the same, and deleted before, so that the report of an earlier run cannot be
 * read.
 */
export function reportFile(name: string, folder: string = CACHE): string {
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  return file;
}
