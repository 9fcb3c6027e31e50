// Plain JavaScript without dependencies, because it runs before node_modules exists.
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The oldest supported release of each line of Node, as Vite, Vitest and oxlint require; newer lines than the last are
 * supported.
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
 * Whether node_modules matches package-lock.json. npm writes its list at the end of an installation, so an interrupted
 * one counts as missing; optional packages of other platforms may be missing.
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

/** Refuses a linked node_modules, because npm would empty that of another checkout. */
function refuseLink() {
  const folder = join(ROOT, 'node_modules');
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  giveUp(
    'node_modules is a link, and an installation would empty the folder that it leads to.\nRemove the link and start again.',
  );
}

/** Checks Node and installs npm packages; ends the process with a message if that is not possible. */
export function prepare() {
  requireNode();
  if (process.platform === 'win32') giveUp('The demo runs on Linux and macOS.\nOn Windows, use it inside WSL.');
  if (isInstalled()) return;
  refuseLink();
  console.log('Installing the npm packages');
  // The demo needs development packages, even with NODE_ENV=production.
  const { status, error } = spawnSync('npm', ['ci', '--include=dev'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0)
    giveUp(
      `The npm packages could not be installed${error ? ` (${error.message})` : ''}.\nCheck the network and the messages above, then start again.`,
    );
}
