// What must work before node_modules exists: plain JavaScript on Node's built-ins.
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The oldest release of each line that Vite, Vitest and oxlint run on: they know neither 21 nor 23, nor the first of
 * 22. From the last line on, all newer ones.
 */
const OLDEST_NODES = [
  [20, 19],
  [22, 12],
  [24, 0],
];

/** @param {string} sentence */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** @param {string} version As in `process.versions.node`. */
export function isKnownNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || OLDEST_NODES.some(([line, oldest]) => major === line && minor >= oldest);
}

function requireNode() {
  if (isKnownNode(process.versions.node)) return;
  giveUp(
    `This is Node ${process.versions.node}; Vigie needs 20.19 or newer, 22.12 or newer, or 24 and whatever follows it.\nInstall it from https://nodejs.org and start again.`,
  );
}

/** @param {string} file */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm leaves a list of what it installed, at the very end,
 * so an interrupted installation counts as missing; optional packages of other platforms are absent by right.
 */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

/** npm empties node_modules before it fills it; if it is a link, that would empty those of another checkout. */
function refuseLink() {
  const folder = join(ROOT, 'node_modules');
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  giveUp(
    'node_modules is a link, and an installation would empty the folder that it leads to.\nRemove the link and start again.',
  );
}

/** Check Node and bring the npm packages; ends the process with a sentence when that is not possible. */
export function prepare() {
  requireNode();
  if (process.platform === 'win32') giveUp('The demo runs on Linux and macOS.\nOn Windows, use it inside WSL.');
  if (isInstalled()) return;
  refuseLink();
  console.log('Installing the npm packages');
  // The demo and the build are made of development packages: NODE_ENV=production must not leave them out.
  const { status, error } = spawnSync('npm', ['ci', '--include=dev'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0)
    giveUp(
      `The npm packages could not be installed${error ? ` (${error.message})` : ''}.\nCheck the network and the messages above, then start again.`,
    );
}
