import { expect, test } from 'vitest';
import { formatTick } from '@/format/format-tick';
import { profileOf } from '@/instrumentation/profile-of';
import { buildOverview } from '@/dashboard/overview/overview';
import { panelsOf, type TimeSeriesPanel } from './panel';
import { neighbours, systemSource } from '@/dashboard/system/example-system';
import { systemGroups } from '@/dashboard/system/groups';

const SERVICES = [
  [
    'http_requests_total',
    'http_requests_5xx_total',
    'http_requests_in_progress',
    'http_request_duration_seconds_bucket',
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
  ],
  ['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket'],
].map((exposed) => profileOf({ service: 'shop', exposed: new Set(exposed) }));

const SURROUNDED = systemSource({
  own: [
    'process_open_fds',
    'nodejs_heap_size_used_bytes',
    'nodejs_gc_duration_seconds_sum',
    'go_goroutines',
    'python_gc_collections_total',
    'nodejs_eventloop_lag_p99_seconds',
    'nodejs_active_handles_total',
  ],
  neighbours: {
    containers: neighbours('containers', 'pod', [
      'container_cpu_usage_seconds_total',
      'container_memory_working_set_bytes',
      'container_network_receive_bytes_total',
      'container_cpu_cfs_periods_total',
      'container_cpu_cfs_throttled_periods_total',
    ]),
    hosts: neighbours('hosts', 'instance', [
      'node_load1',
      'node_memory_MemAvailable_bytes',
      'node_memory_MemTotal_bytes',
    ]),
    probes: neighbours('probes', 'instance', ['probe_success', 'probe_duration_seconds']),
  },
});

const CHARTS = [
  ...SERVICES.flatMap((profile) =>
    panelsOf(
      buildOverview(
        profile,
        { service: 'shop', endpoints: [], instances: [], excluded: [] },
        { scrapeInterval: 15, step: 15 },
      ).dashboard,
    ),
  ),
  ...systemGroups(SURROUNDED).flatMap(({ charts }) => charts),
].filter((panel): panel is TimeSeriesPanel => panel.kind === 'time-series');

/** What the numbers of an axis leave to its title, for they would be wide. */
const IN_WORDS = { requestsPerSecond: /per second/, perSecond: /per second/, cores: /cores/ } as const;

test('every axis has its unit: beside its numbers, or in words in the title of its chart', () => {
  expect(CHARTS.length).toBeGreaterThan(15);
  for (const { id, title, subtitle, unit } of CHARTS) {
    if (unit in IN_WORDS) expect(`${title} ${subtitle}`, id).toMatch(IN_WORDS[unit as keyof typeof IN_WORDS]);
    // What is counted, and a ratio of two numbers, have none.
    else if (unit !== 'count' && unit !== 'none') expect(formatTick(1, unit, 1), id).toMatch(/\s(%|s|B|B\/s)$/);
  }
});
