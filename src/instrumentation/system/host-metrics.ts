import { escapeRegex, labelName, oneOf, selector } from '@/promql/label-matcher';
import { distinct, hostOf, labelValues } from './scraped-target';
import type { Agreement, ScrapedTarget } from './system-profile';

/** The metrics of node_exporter that the page shows. Not the CPU counters, which exist wherever the load does. */
const HOST_METRICS = [
  'node_load[15]',
  'node_memory_Mem(Available|Total)_bytes',
  'node_filesystem_(avail|size)_bytes',
  'node_network_(receive|transmit)_bytes_total',
].join('|');

/** Labels in which service discovery leaves the name of the machine of a target. */
const NODE_LABELS = ['node', 'nodename', 'kubernetes_node', 'node_name', 'host', 'hostname'];

/**
 * Ways to find the hosts of a service: exporters with the same host in their `instance`, whatever the port; exporters
 * named by a label of the service's targets; and the hosts of its containers.
 */
export function hostAgreements(targets: readonly ScrapedTarget[], containers: readonly Agreement[]): Agreement[] {
  return [...directAgreements(targets), ...containers.map(hostsOfContainers)];
}

/**
 * Labels by which the exporter of a machine and that of its containers can be matched, where their addresses differ.
 */
const MACHINE_LABELS = ['node', 'host', 'nodename', 'hostname'];

/**
 * These collectors of node_exporter are on by default, so they are assumed where the load exists: with 500 machines a
 * query for all of them takes 0.5 s, one for the load alone 20 ms.
 */
const USUAL_METRICS = [
  'load1',
  'load5',
  'memory_MemAvailable_bytes',
  'memory_MemTotal_bytes',
  'filesystem_avail_bytes',
  'filesystem_size_bytes',
  'network_receive_bytes_total',
  'network_transmit_bytes_total',
];

/** The hosts of the service's containers, matched by a label that both exporters have. */
function hostsOfContainers({ matchers }: Agreement): Agreement {
  // One series per machine, so that a large fleet costs little.
  const shared = (label: string) =>
    `${selector('node_load1', [{ name: label, op: '!=', value: '' }])} and on (${labelName(label)}) ${selector('container_memory_usage_bytes', matchers)}`;
  return {
    kind: 'hosts',
    metrics: HOST_METRICS,
    matchers: [],
    by: 'instance',
    perInstance: false,
    listed: {
      expr: MACHINE_LABELS.map(shared).join(' or '),
      exposed: USUAL_METRICS.map((name) => `node_${name}`),
      evidence: `where its containers run, by a label of both exporters (${MACHINE_LABELS.join(', ')})`,
    },
  };
}

function directAgreements(targets: readonly ScrapedTarget[]): Agreement[] {
  const named = NODE_LABELS.find((label) => targets.some(({ labels }) => (labels[label] ?? '') !== ''));
  const nodes = named === undefined ? [] : labelValues(targets, [named]);
  const hosts = distinct([...targets.map(({ instance }) => hostOf(instance)), ...nodes]);
  if (hosts.length === 0) return [];
  const about = { kind: 'hosts', metrics: HOST_METRICS, by: 'instance', perInstance: true } as const;
  const sameHost: Agreement = {
    ...about,
    matchers: [{ name: 'instance', op: '=~', value: `\\[?(${hosts.map(escapeRegex).join('|')})\\]?(:[0-9]+)?` }],
  };
  if (named === undefined) return [sameHost];
  // Under the name that discovery gives it for everybody, or under one of the names that exporters of hosts are given.
  return [
    sameHost,
    ...distinct([named, 'node', 'nodename']).map((label) => ({ ...about, matchers: [oneOf(label, nodes)] })),
  ];
}
