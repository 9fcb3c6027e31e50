/**
 * What a process says about itself and its runtime, beside the metrics that every profile has: a regular expression of names, which may
 * have the service's own name before them.
 */
export const RUNTIME_METRICS = `(.+_)?(${[
  'process_cpu_seconds_total',
  'process_(open|max)_fds',
  'process_files_(open|max)_files',
  'nodejs_eventloop_lag(_p99)?_seconds',
  'nodejs_heap_size_used_bytes',
  'nodejs_active_handles_total',
  'nodejs_gc_duration_seconds_sum',
  'nodejs_version_info',
  'go_goroutines',
  'go_gc_duration_seconds_sum',
  'go_memstats_heap_inuse_bytes',
  'go_gc_gomemlimit_bytes',
  'go_sched_gomaxprocs_threads',
  'go_info',
  'jvm_memory_(used|max)_bytes',
  'jvm_memory_bytes_(used|max)',
  'jvm_gc_(pause|collection)_seconds_sum',
  'jvm_threads_(live_threads|live|current)',
  'system_cpu_count',
  'jvm_info',
  'python_gc_collections_total',
  'python_info',
  'process_num_threads',
].join('|')})`;
