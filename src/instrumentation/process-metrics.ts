import type { ExposedMetrics } from './convention';
import type { ServiceProfile } from './service-profile';

const CPU = 'process_cpu_seconds_total';
const MEMORY = 'process_resident_memory_bytes';
const START_TIME = 'process_start_time_seconds';
/** `shop_api_build_info`, `build_info`: a constant 1 whose labels name the version. */
const BUILD_INFO = 'build_info';

/** Go's client library adds this one to every program, and its version is `(devel)` more often than not. */
const POOR_BUILD_INFO = 'go_build_info';

/** What every official client library exposes about its process, as a regular expression of names: some services put their own name before it. */
export const PROCESS_METRICS = `(.+_)?(${[CPU, MEMORY, START_TIME, BUILD_INFO].join('|')})`;

export type ProcessProfile = Pick<ServiceProfile, 'cpu' | 'memory' | 'startTime' | 'buildInfo'>;

export function processProfile(exposed: ExposedMetrics): ProcessProfile {
  const builds = namesOf(exposed, BUILD_INFO);
  return {
    cpu: nameOf(exposed, CPU),
    memory: nameOf(exposed, MEMORY),
    startTime: nameOf(exposed, START_TIME),
    buildInfo: builds.find((name) => name !== POOR_BUILD_INFO) ?? builds[0] ?? null,
  };
}

/** The metric of this name, with or without something before it; the one with the least before it where there are several. */
export function nameOf(exposed: ExposedMetrics, standard: string): string | null {
  return namesOf(exposed, standard)[0] ?? null;
}

function namesOf(exposed: ExposedMetrics, standard: string): string[] {
  const found = [...exposed].filter((name) => name === standard || name.endsWith(`_${standard}`));
  return found.toSorted((a, b) => a.length - b.length || a.localeCompare(b));
}
