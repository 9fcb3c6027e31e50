import type { ExposedMetrics } from '@/instrumentation/conventions/convention';
import type { ServiceProfile } from '@/instrumentation/service-profile';

/** Names of the official client libraries, then those of OpenTelemetry; `nameOf` also finds them with dots. */
export const CPU_SECONDS: readonly string[] = [
  'process_cpu_seconds_total',
  'process_cpu_time_seconds_total',
  'jvm_cpu_time_seconds_total',
];
const CPU_WITHOUT_UNIT = ['process_cpu_time', 'jvm_cpu_time'];
const MEMORY = [
  'process_resident_memory_bytes',
  'process_memory_usage_bytes',
  'process_memory_usage',
  'process_memory_working_set_bytes',
  'process_memory_working_set',
];
const START_TIME = 'process_start_time_seconds';
/** `shop_api_build_info`, `build_info`: a constant 1 whose labels name the version. */
const BUILD_INFO = 'build_info';

/** Go's client library adds this to every program, mostly with the useless version `(devel)`. */
const POOR_BUILD_INFO = 'go_build_info';

/**
 * All of these as a regular expression, with any prefix: some services put their name before them, and .NET its own.
 */
export const PROCESS_METRICS =
  '(.+[._])?(process_(cpu_seconds_total|resident_memory_bytes|start_time_seconds)|build_info|(process|jvm).cpu.time(_seconds_total)?|process.memory.(usage|working_set)(_bytes)?)';

/** Micrometer has `process_cpu_time` in nanoseconds, so metrics without a unit are not read where this matches. */
const MICROMETER = /^http.server.requests/;

export type ProcessProfile = Pick<ServiceProfile, 'cpu' | 'memory' | 'startTime' | 'buildInfo'>;

export function processProfile(exposed: ExposedMetrics): ProcessProfile {
  const builds = namesOf(exposed, BUILD_INFO);
  return {
    cpu: nameOf(
      exposed,
      [...exposed].some((name) => MICROMETER.test(name)) ? CPU_SECONDS : [...CPU_SECONDS, ...CPU_WITHOUT_UNIT],
    ),
    memory: nameOf(exposed, MEMORY),
    startTime: nameOf(exposed, [START_TIME]),
    buildInfo: builds.find((name) => name !== POOR_BUILD_INFO) ?? builds[0] ?? null,
  };
}

/**
 * The metric with the first of these names that is exposed, with or without a prefix; the shortest where there are
 * several.
 */
export function nameOf(exposed: ExposedMetrics, standards: readonly string[]): string | null {
  return standards.flatMap((standard) => namesOf(exposed, standard))[0] ?? null;
}

function namesOf(exposed: ExposedMetrics, standard: string): string[] {
  const found = [...exposed].filter((name) => `_${name.replaceAll('.', '_')}`.endsWith(`_${standard}`));
  return found.toSorted((a, b) => a.length - b.length || a.localeCompare(b));
}
