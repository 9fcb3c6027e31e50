/** Metrics of how many cores a Go or JVM process may use, with which its CPU time is compared. */
export const CORES: readonly string[] = ['go_sched_gomaxprocs_threads', 'system_cpu_count'];
