import type { RELEASES } from './releases';

export type ProgramName = 'prometheus' | 'promtool' | 'alertmanager' | 'node_exporter' | 'chromium';

export type DebianPackage = {
  name: string;
  /** Whether the program works from a package that is unpacked but not installed. */
  runsUnpacked: boolean;
  /** Distributions that have the package, by ID in /etc/os-release. */
  distributions: string[];
};

export type Program = {
  variable: string;
  /** Names on the PATH, the upstream one first. */
  commands: string[];
  debian: DebianPackage;
  /** The official release on GitHub, if it has published checksums. */
  release?: { project: keyof typeof RELEASES; file: string };
};

const BOTH = ['debian', 'ubuntu'];

export const PROGRAMS: Record<ProgramName, Program> = {
  prometheus: {
    variable: 'VIGIE_PROMETHEUS',
    commands: ['prometheus'],
    debian: { name: 'prometheus', runsUnpacked: true, distributions: BOTH },
    release: { project: 'prometheus', file: 'prometheus' },
  },
  promtool: {
    variable: 'VIGIE_PROMTOOL',
    commands: ['promtool'],
    debian: { name: 'prometheus', runsUnpacked: true, distributions: BOTH },
    release: { project: 'prometheus', file: 'promtool' },
  },
  alertmanager: {
    variable: 'VIGIE_ALERTMANAGER',
    commands: ['alertmanager', 'prometheus-alertmanager'],
    // Debian's build needs its templates in /usr/share to start.
    debian: { name: 'prometheus-alertmanager', runsUnpacked: false, distributions: BOTH },
    release: { project: 'alertmanager', file: 'alertmanager' },
  },
  node_exporter: {
    variable: 'VIGIE_NODE_EXPORTER',
    commands: ['node_exporter', 'prometheus-node-exporter'],
    debian: { name: 'prometheus-node-exporter', runsUnpacked: true, distributions: BOTH },
    release: { project: 'node_exporter', file: 'node_exporter' },
  },
  chromium: {
    variable: 'VIGIE_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    // Ubuntu's package only installs a snap, which does not work in containers.
    debian: { name: 'chromium', runsUnpacked: false, distributions: ['debian'] },
  },
};
