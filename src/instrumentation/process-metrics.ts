import type { ExposedMetrics } from './convention';
import type { ServiceProfile } from './service-profile';

const CPU = 'process_cpu_seconds_total';
const MEMORY = 'process_resident_memory_bytes';
const START_TIME = 'process_start_time_seconds';

/** What every official client library exposes about its process. */
export const PROCESS_METRICS: readonly string[] = [CPU, MEMORY, START_TIME];

/** `shop_api_build_info`, `build_info`: a constant 1 whose labels name the version. */
const BUILD_INFO = /^(.+_)?build_info$/;

export type ProcessProfile = Pick<ServiceProfile, 'cpu' | 'memory' | 'startTime' | 'buildInfo'>;

export function processProfile(exposed: ExposedMetrics): ProcessProfile {
  return {
    cpu: exposed.has(CPU) ? CPU : null,
    memory: exposed.has(MEMORY) ? MEMORY : null,
    startTime: exposed.has(START_TIME) ? START_TIME : null,
    buildInfo: [...exposed].filter((name) => BUILD_INFO.test(name)).toSorted()[0] ?? null,
  };
}
