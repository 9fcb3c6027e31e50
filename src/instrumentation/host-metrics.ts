import { escapeRegex, oneOf } from '@/promql/label-matcher';
import { distinct, hostOf, labelValues } from './scraped-target';
import type { Agreement, ScrapedTarget } from './system-profile';

/** What node_exporter measures and we can show. The CPU counters are asked about by the load: they are there together. */
const HOST_METRICS = [
  'node_load[15]',
  'node_memory_Mem(Available|Total)_bytes',
  'node_filesystem_(avail|size)_bytes',
  'node_network_(receive|transmit)_bytes_total',
].join('|');

/** Where discovery leaves the name of the machine that a target runs on. */
const NODE_LABELS = ['node', 'nodename', 'kubernetes_node', 'node_name', 'host', 'hostname'];

/**
 * The hosts that a service runs on: those whose exporter has the same host in its `instance`, whatever the port, and those that are named
 * by a label of the service's targets.
 */
export function hostAgreements(targets: readonly ScrapedTarget[]): Agreement[] {
  const named = NODE_LABELS.find((label) => targets.some(({ labels }) => (labels[label] ?? '') !== ''));
  const nodes = named === undefined ? [] : labelValues(targets, [named]);
  const hosts = distinct([...targets.map(({ instance }) => hostOf(instance)), ...nodes]);
  if (hosts.length === 0) return [];
  const about = { kind: 'hosts', metrics: HOST_METRICS, by: 'instance', perInstance: true } as const;
  const sameHost: Agreement = { ...about, matchers: [{ name: 'instance', op: '=~', value: `\\[?(${hosts.map(escapeRegex).join('|')})\\]?(:[0-9]+)?` }] };
  if (named === undefined) return [sameHost];
  // Under the name that discovery gives it for everybody, or under one of the names that exporters of hosts are given.
  return [sameHost, ...distinct([named, 'node', 'nodename']).map((label) => ({ ...about, matchers: [oneOf(label, nodes)] }))];
}
