import { escapeRegex, oneOf } from '@/promql/label-matcher';
import { distinct, namedHosts } from './scraped-target';
import type { Agreement, ScrapedTarget } from './system-profile';

const PROBE_METRICS = 'probe_(success|duration_seconds|ssl_earliest_cert_expiry)';

/**
 * Ways to find blackbox_exporter probes of this service: their `instance`, the probed target, is a scraped address or a
 * URL on one of its hosts; or their label `service` names it.
 */
export function probeAgreements(service: string, targets: readonly ScrapedTarget[]): Agreement[] {
  const addresses = distinct(targets.map(({ instance }) => instance)).map(escapeRegex);
  const hosts = namedHosts(targets).map((host) => `${escapeRegex(host)}(:[0-9]+)?`);
  const about = { kind: 'probes', metrics: PROBE_METRICS, by: 'instance' } as const;
  const bySelf: Agreement = { ...about, matchers: [oneOf('service', [service])], perInstance: false };
  if (addresses.length === 0) return [bySelf];
  const url = `([a-z]+://)?(${[...addresses, ...hosts].join('|')})([/?].*)?`;
  return [{ ...about, matchers: [{ name: 'instance', op: '=~', value: url }], perInstance: true }, bySelf];
}
