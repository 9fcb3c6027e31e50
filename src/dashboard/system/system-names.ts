/** What of the system section can be unfolded; the names stand in the URL. */
export const SYSTEM_GROUPS = ['runtime', 'containers', 'hosts', 'probes'] as const;
export type SystemGroupId = (typeof SYSTEM_GROUPS)[number];

/** How many cores Go and the JVM use: what processor time is held against. */
export const CORES: readonly string[] = ['go_sched_gomaxprocs_threads', 'system_cpu_count'];

/** Whose a saturation is, whatever label its metric has for it. */
export const OF_LABEL = 'of';

/** Parts of the system pulse beside saturation and what the charts show: who restarted within the hour, and which version the runtime has. */
export const RESTARTED = 'restarted';
export const RUNTIME_VERSION = 'runtime-version';
