import { describe, expect, it } from 'vitest';
import { locate } from './find-program';
import type { Surroundings } from './places';

const PATH = '/usr/local/bin:/usr/bin';

/** A Linux machine on which only `files` are executable. */
function machine(files: string[], env: Record<string, string> = {}): Surroundings {
  return {
    env: { PATH, ...env },
    platform: 'linux',
    architecture: 'x64',
    cache: '/cache',
    isExecutable: (path) => files.includes(path),
  };
}

describe('locate', () => {
  const unpacked = '/cache/debian/prometheus/usr/bin/prometheus';
  const released = '/cache/prometheus-3.5.3.linux-amd64/prometheus';
  const everywhere = ['/my/prometheus', '/usr/bin/prometheus', unpacked, released];

  it('prefers the variable, then the PATH, then the unpacked package, then the release', () => {
    expect(locate('prometheus', machine(everywhere, { VIGIE_PROMETHEUS: '/my/prometheus' }))).toBe('/my/prometheus');
    expect(locate('prometheus', machine(everywhere))).toBe('/usr/bin/prometheus');
    expect(locate('prometheus', machine([unpacked, released]))).toBe(unpacked);
    expect(locate('prometheus', machine([released]))).toBe(released);
    expect(locate('prometheus', machine([]))).toBeUndefined();
  });

  it('finds programs under their Debian names', () => {
    expect(locate('alertmanager', machine(['/usr/bin/prometheus-alertmanager']))).toBe(
      '/usr/bin/prometheus-alertmanager',
    );
    expect(locate('node_exporter', machine(['/usr/bin/prometheus-node-exporter']))).toBe(
      '/usr/bin/prometheus-node-exporter',
    );
  });

  it('ignores an unpacked Debian package of Alertmanager, which does not run', () => {
    expect(
      locate('alertmanager', machine(['/cache/debian/prometheus-alertmanager/usr/bin/prometheus-alertmanager'])),
    ).toBeUndefined();
  });

  it('refuses a variable that points to nothing instead of using another program', () => {
    expect(() => locate('prometheus', machine(everywhere, { VIGIE_PROMETHEUS: '/gone' }))).toThrow(
      'VIGIE_PROMETHEUS is /gone',
    );
  });
});
