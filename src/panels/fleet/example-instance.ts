import type { InstanceFacts } from '@/health/service-facts';

/** A healthy instance, for tests; it was scraped at 1000 and started 43 minutes before that. */
export function exampleInstance(part: Partial<InstanceFacts> = {}): InstanceFacts {
  return {
    instance: '10.0.0.1',
    up: true,
    isPartial: false,
    wasUp: true,
    lastError: '',
    cpuCores: 0.46,
    memoryBytes: 408e6,
    startedAt: 1000 - 43 * 60 - 5,
    version: 'v2.30.4',
    newestSample: 998,
    ...part,
  };
}

/** One that has not answered for 22 seconds. */
export const DOWN: Partial<InstanceFacts> = {
  up: false,
  lastError: 'Get "http://10.0.0.3:80/metrics": dial tcp 10.0.0.3:80: connect: connection refused',
  cpuCores: null,
  memoryBytes: null,
  newestSample: 978,
};
