/** How many cores Go and the JVM use: what processor time is held against. */
export const CORES: readonly string[] = ['go_sched_gomaxprocs_threads', 'system_cpu_count'];
