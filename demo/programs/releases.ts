/** Versions to download if a program is neither installed nor available as a package. */
export const RELEASES = {
  prometheus: '3.5.3',
  alertmanager: '0.33.1',
  node_exporter: '1.11.1',
} as const;

export type Project = keyof typeof RELEASES;

const ARCHITECTURES: Record<string, string> = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' };

/**
 * The folder of a release for a platform and architecture of Node, such as `prometheus-3.5.3.linux-amd64`; the archive
 * has the same name with `.tar.gz`. Undefined if the project publishes none.
 */
export function releaseName(project: Project, platform: string, architecture: string): string | undefined {
  const suffix = ARCHITECTURES[architecture];
  if (suffix === undefined || !['linux', 'darwin'].includes(platform)) return undefined;
  if (platform === 'darwin' && architecture === 'arm') return undefined;
  return `${project}-${RELEASES[project]}.${platform}-${suffix}`;
}

/** The URL of the folder with archive and `sha256sums.txt`. */
export function releaseFolderUrl(project: Project): string {
  return `https://github.com/prometheus/${project}/releases/download/v${RELEASES[project]}`;
}
