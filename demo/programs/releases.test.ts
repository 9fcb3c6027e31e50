import { describe, expect, it } from 'vitest';
import { RELEASES, releaseFolderUrl, releaseName } from './releases';

describe('releaseName', () => {
  it.each([
    ['linux', 'x64', 'linux-amd64'],
    ['linux', 'arm64', 'linux-arm64'],
    ['linux', 'arm', 'linux-armv7'],
    ['darwin', 'arm64', 'darwin-arm64'],
  ])('maps %s on %s to the name of the release', (platform, architecture, expected) => {
    expect(releaseName('prometheus', platform, architecture)).toBe(`prometheus-${RELEASES.prometheus}.${expected}`);
  });

  it('is undefined where no release is published', () => {
    expect(releaseName('prometheus', 'win32', 'x64')).toBeUndefined();
    expect(releaseName('alertmanager', 'linux', 'mips')).toBeUndefined();
  });
});

describe('releaseFolderUrl', () => {
  it('contains the pinned version', () => {
    expect(releaseFolderUrl('node_exporter')).toBe(
      `https://github.com/prometheus/node_exporter/releases/download/v${RELEASES.node_exporter}`,
    );
  });
});
