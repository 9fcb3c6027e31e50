import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { networkReason } from '../processes/network-reason';
import { verify } from './checksum';
import { type Project, releaseFolderUrl, releaseName } from './releases';
import { run } from './run';

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url).catch((error: Error) => {
    throw new Error(`${url} cannot be reached: ${networkReason(error)}`);
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Downloads the pinned release for this machine into `cache`; its checksum is verified before it is unpacked. */
export async function downloadRelease(
  project: Project,
  cache: string,
  folderUrl: string = releaseFolderUrl(project),
): Promise<void> {
  const name = releaseName(project, process.platform, process.arch);
  if (name === undefined) throw new Error(`${project} publishes no release for ${process.platform} on ${process.arch}`);
  const archive = `${name}.tar.gz`;
  const sums = new TextDecoder().decode(await fetchBytes(`${folderUrl}/sha256sums.txt`));
  const content = await fetchBytes(`${folderUrl}/${archive}`);
  verify(content, sums, archive);
  const workplace = join(cache, `.${name}`);
  rmSync(workplace, { recursive: true, force: true });
  mkdirSync(workplace, { recursive: true });
  writeFileSync(join(workplace, archive), content);
  await run('tar', ['-xzf', archive], { cwd: workplace });
  // Moved into place when complete, so that an interrupted download is not taken for a program.
  rmSync(join(cache, name), { recursive: true, force: true });
  renameSync(join(workplace, name), join(cache, name));
  rmSync(workplace, { recursive: true });
}
