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

/** As root, once per run: the package lists of an image are often missing or old. */
let updated: Promise<unknown> | undefined;

/**
 * `systemctl` where there is one (it needs no running systemd for this), else the older init scripts; a package without
 * a service is no fault.
 */
async function disableService(service: string): Promise<void> {
  await run('systemctl', ['disable', service])
    .catch(() => run('update-rc.d', [service, 'disable']))
    .catch(() => {});
}

/** Install a package as root, without its recommendations and without the service that it would start or enable. */
export async function installPackage({ name }: DebianPackage): Promise<void> {
  updated ??= run('apt-get', ['update', '-qq'], { env: QUIET });
  await updated;
  await withoutStartingServices(async () => {
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env: QUIET });
    await disableService(name);
  });
}

/** Unpack a package into the cache, which needs no rights on the machine. */
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
