import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER } from './middleware';

/** npm writes this file at the end of an installation. */
const INSTALLED = join(FOLDER, 'node_modules/.package-lock.json');
const WANTED = join(FOLDER, 'package-lock.json');

/**
 * Installs the middlewares, which have their own package.json because building the page does not need them. Throws when
 * npm fails.
 */
export function installMiddlewares(): void {
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(WANTED).mtimeMs) return;
  const { status, stderr } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], { cwd: FOLDER, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The middlewares could not be installed in ${FOLDER}: ${stderr}`);
}
