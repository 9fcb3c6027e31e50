import { type Family, gauge, rising } from './family';

/** Usage of each instance of every replayed process; cores and bytes. */
export const CPU_CORES = { a: 0.2, b: 0.1 } as const;
export const MEMORY_BYTES = { a: 120e6, b: 80e6 } as const;

/** Long ago, so that no restart is detected. */
const STARTED_AT = 1_700_000_000;

function processOf(prefix = ''): Family[] {
  return [
    rising(`${prefix}process_cpu_seconds_total`, (instance) => CPU_CORES[instance]),
    gauge(`${prefix}process_resident_memory_bytes`, (instance) => MEMORY_BYTES[instance]),
    gauge(`${prefix}process_start_time_seconds`, STARTED_AT),
    gauge(`${prefix}process_open_fds`, 40),
    gauge(`${prefix}process_max_fds`, 1024),
  ];
}

/** Includes metrics whose names look like requests or durations but are neither. */
export function node(prefix = ''): Family[] {
  return [
    ...processOf(prefix),
    gauge(`${prefix}nodejs_eventloop_lag_p99_seconds`, 0.012),
    gauge(`${prefix}nodejs_heap_size_used_bytes`, 40e6),
    gauge(`${prefix}nodejs_heap_size_total_bytes`, 60e6),
    gauge(`${prefix}nodejs_active_requests_total`, 7),
    rising(`${prefix}nodejs_gc_duration_seconds_count`, 3, { kind: 'minor' }),
    rising(`${prefix}nodejs_gc_duration_seconds_sum`, 0.004, { kind: 'minor' }),
    rising(`${prefix}nodejs_gc_duration_seconds_bucket`, 3, { kind: 'minor', le: '0.001' }),
    rising(`${prefix}nodejs_gc_duration_seconds_bucket`, 3, { kind: 'minor', le: '+Inf' }),
    gauge(`${prefix}nodejs_version_info`, 1, { version: 'v20.20.2' }),
  ];
}

export function go(): Family[] {
  return [
    ...processOf(),
    gauge('go_goroutines', 23),
    gauge('go_gc_duration_seconds', 0.0003, { quantile: '0.5' }),
    rising('go_gc_duration_seconds_count', 0.2),
    rising('go_gc_duration_seconds_sum', 0.0001),
    gauge('promhttp_metric_handler_requests_in_flight', 1),
    rising('promhttp_metric_handler_requests_total', 0.5, { code: '200' }),
    rising('promhttp_metric_handler_requests_total', 0, { code: '500' }),
    rising('http_client_requests_total', 33, { code: '200' }),
    rising('net_conntrack_dialer_conn_attempted_total', 2, { dialer_name: 'default' }),
  ];
}

export function python(): Family[] {
  return [
    ...processOf(),
    rising('python_gc_collections_total', 0.05, { generation: '0' }),
    gauge('python_info', 1, { version: '3.11.2' }),
  ];
}

export function jvm(): Family[] {
  return [
    gauge('process_cpu_usage', 0.05),
    gauge('process_start_time_seconds', STARTED_AT),
    gauge('process_files_open_files', 60),
    gauge('jvm_memory_used_bytes', 90e6, { area: 'heap', id: 'G1 Eden Space' }),
    gauge('jvm_memory_max_bytes', 500e6, { area: 'heap', id: 'G1 Old Gen' }),
    rising('jvm_gc_pause_seconds_count', 0.3, { cause: 'G1 Evacuation Pause' }),
    rising('jvm_gc_pause_seconds_sum', 0.002, { cause: 'G1 Evacuation Pause' }),
    rising('http_client_requests_seconds_count', 12, { uri: '/stock', status: '200', method: 'GET' }),
    rising('http_client_requests_seconds_sum', 0.6, { uri: '/stock', status: '200', method: 'GET' }),
  ];
}

export const dotnet = (): Family[] => [
  ...processOf(),
  gauge('dotnet_total_memory_bytes', 30e6),
  rising('dotnet_collection_count_total', 0.1, { generation: '0' }),
];
export const ruby = (): Family[] => [...processOf(), gauge('ruby_info', 1, { version: '3.3.0' })];
export const native = (): Family[] => processOf();

/** Scrapes that an instrumentation counts as requests, per second of one instance. */
export const SCRAPES_PER_SECOND = 0.3;
