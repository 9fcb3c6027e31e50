import type { Neighbours, SystemProfile } from '@/instrumentation/system/system-profile';
import type { SystemSource } from './group';

/** Containers, pods, hosts or probes with these metrics, found by one label. */
export function neighbours(kind: Neighbours['kind'], by: string, exposed: readonly string[]): Neighbours {
  const label = by === 'name' ? 'container_label_com_docker_compose_service' : by;
  return {
    kind,
    metrics: '',
    matchers: [{ name: label, op: '=', value: 'x' }],
    by,
    perInstance: by !== 'name',
    exposed: new Set(exposed),
  };
}

/** The service `backend` with what a test gives it around it, scraped every 5 s and looked at in steps of 15 s. */
export function systemSource(
  change: Partial<Omit<SystemProfile, 'own'>> & { own?: readonly string[] } = {},
  instances: readonly string[] = [],
): SystemSource {
  return {
    system: { service: 'backend', targets: [], neighbours: {}, ...change, own: new Set(change.own) },
    filters: { service: 'backend', endpoints: [], instances, excluded: [] },
    windows: { traffic: 60, errors: 300, latency: 300, cpu: 60 },
    resolution: { scrapeInterval: 5, step: 15 },
  };
}
