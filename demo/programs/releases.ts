/** The versions that are downloaded where no program is installed and no package is at hand. */
export const RELEASES = {
  prometheus: '3.5.3',
  alertmanager: '0.33.1',
  node_exporter: '1.11.1',
} as const;

export type Project = keyof typeof RELEASES;

const ARCHITECTURES: Record<string, string> = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' };

/**
 * Name of the release's folder for a platform and architecture in Node's words, `prometheus-3.5.3.linux-amd64`; the
 * archive is called the same and ends in `.tar.gz`. Undefined where the project publishes none.
 */
export function releaseName(project: Project, platform: string, architecture: string): string | undefined {
  const suffix = ARCHITECTURES[architecture];
  if (suffix === undefined || !['linux', 'darwin'].includes(platform)) return undefined;
  if (platform === 'darwin' && architecture === 'arm') return undefined;
  return `${project}-${RELEASES[project]}.${platform}-${suffix}`;
}

/** Where the archive and `sha256sums.txt` lie. */
export function releaseFolderUrl(project: Project): string {
  return `https://github.com/prometheus/${project}/releases/download/v${RELEASES[project]}`;
}
