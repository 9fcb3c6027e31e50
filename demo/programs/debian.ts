import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unpackedFolder } from './places';
import { withoutStartingServices } from './policy-rc';
import type { DebianPackage } from './program';
import { run } from './run';

const QUIET = { DEBIAN_FRONTEND: 'noninteractive' };

function distribution(): string | undefined {
  try {
    return /^ID="?(\w+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

export function isOffered({ distributions }: DebianPackage): boolean {
  return distributions.includes(distribution() ?? '');
}

/** Once per run: package lists of images are often missing or outdated. */
let updated: Promise<unknown> | undefined;

/**
 * With `systemctl` if present (which works without a running systemd), else with init scripts; packages without a
 * service are fine.
 */
async function disableService(service: string): Promise<void> {
  await run('systemctl', ['disable', service])
    .catch(() => run('update-rc.d', [service, 'disable']))
    .catch(() => {});
}

/** Installs a package as root, without recommended packages and without starting or enabling its service. */
export async function installPackage({ name }: DebianPackage): Promise<void> {
  updated ??= run('apt-get', ['update', '-qq'], { env: QUIET });
  await updated;
  await withoutStartingServices(async () => {
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env: QUIET });
    await disableService(name);
  });
}

/** Unpacks a package into the cache, which needs no privileges. */
export async function unpackPackage({ name }: DebianPackage, cache: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  try {
    await run('apt-get', ['download', '-qq', name], { cwd: folder });
    const [archive] = readdirSync(folder);
    await run('dpkg', ['-x', archive ?? '', 'unpacked'], { cwd: folder });
    const target = unpackedFolder(cache, name);
    mkdirSync(dirname(target), { recursive: true });
    await run('cp', ['-a', join(folder, 'unpacked'), `${target}.new`]);
    rmSync(target, { recursive: true, force: true });
    renameSync(`${target}.new`, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
