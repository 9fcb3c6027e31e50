import { neighbours, systemSource } from '@/dashboard/system/example-system';
import { systemGroups } from '@/dashboard/system/groups';
import { systemPulse } from '@/dashboard/system/pulse';
import { neighboursExpr, ownSystemExpr } from '@/instrumentation/system/system-discovery';
import { expressionsOf, questionOf } from './questions';
import { expect, test } from './stack';

const RANGES = ['now-5m', 'now-1h', 'now-1d', 'now-30d'] as const;

const FILTERS = {
  'shop-api': { endpoint: ['/a.b(c)+"d"\\e', 'POST /orders'], instance: ['shop-api-1', 'shop-api-2'] },
  backend: { endpoint: ['POST /api/users', 'GET /api/reports', '/api/stock'], instance: ['backend-1', 'backend-3'] },
} as const;

for (const service of ['shop-api', 'backend'] as const) {
  test(`Prometheus accepts every expression that the page of ${service} sends`, async ({
    vigie,
    prometheus,
    questions,
    page,
  }) => {
    const refused: string[] = [];
    page.on('response', (response) => {
      if (questionOf(response.request()) !== null && response.status() >= 400)
        refused.push(`${response.status()} ${response.request().postData()}`);
    });
    for (const from of RANGES) {
      await vigie.openSettled({ service, from });
      await vigie.openSettled({ service, from, ...FILTERS[service], more: ['runtime', 'containers', 'hosts'] });
    }
    expect(refused).toEqual([]);
    const exprs = expressionsOf(questions.all);
    expect(exprs.length).toBeGreaterThan(40);
    for (const expr of exprs) expect(await prometheus.accepts(expr), expr).toEqual({ ok: true, error: '' });
  });
}

/** Every kind of system metric around a service; the stack has only some of them. */
const ALL_SYSTEM_METRICS = systemSource({
  targets: [
    { instance: '[::1]:80', labels: { namespace: 'a"b', pod: 'x.y', node: 'n\\\\' } },
    { instance: 'web:80', labels: { pod: 'z', namespace: 'c' } },
  ],
  own: [
    'process_open_fds',
    'process_max_fds',
    'jvm_memory_used_bytes',
    'jvm_memory_max_bytes',
    'jvm_gc_pause_seconds_sum',
    'jvm_threads_current',
    'go_goroutines',
    'python_gc_collections_total',
    'nodejs_eventloop_lag_p99_seconds',
    'nodejs_active_handles_total',
    'go_info',
  ],
  neighbours: {
    containers: neighbours('containers', 'pod', [
      'container_cpu_usage_seconds_total',
      'container_memory_working_set_bytes',
      'container_network_receive_bytes_total',
      'container_fs_writes_bytes_total',
      'container_cpu_cfs_periods_total',
      'container_cpu_cfs_throttled_periods_total',
      'container_oom_events_total',
    ]),
    pods: neighbours('pods', 'exported_pod', [
      'kube_pod_container_resource_limits',
      'kube_pod_container_status_restarts_total',
    ]),
    hosts: neighbours('hosts', 'instance', [
      'node_load1',
      'node_load5',
      'node_memory_MemAvailable_bytes',
      'node_memory_MemTotal_bytes',
      'node_filesystem_avail_bytes',
      'node_filesystem_size_bytes',
      'node_network_receive_bytes_total',
    ]),
    probes: neighbours('probes', 'instance', [
      'probe_success',
      'probe_duration_seconds',
      'probe_ssl_earliest_cert_expiry',
    ]),
  },
});

test('Prometheus accepts the expressions for pods, probes and other runtimes', async ({ prometheus }) => {
  const groups = systemGroups(ALL_SYSTEM_METRICS);
  expect(groups.map(({ id }) => id)).toEqual(['runtime', 'containers', 'hosts', 'probes']);
  const { system } = ALL_SYSTEM_METRICS;
  const exprs = [
    ownSystemExpr('a"b'),
    neighboursExpr(system),
    systemPulse(ALL_SYSTEM_METRICS, 'process_start_time_seconds')?.expr ?? '',
    ...groups.flatMap(({ charts, vector }) => [
      vector,
      ...charts.flatMap(({ queries }) => queries.map(({ expr }) => expr)),
    ]),
  ];
  for (const expr of exprs) expect(await prometheus.accepts(expr), expr).toEqual({ ok: true, error: '' });
});

test('a range query never returns more points than a chart can show', async ({ vigie, questions }) => {
  // A refresh would only query the newest points.
  await vigie.openSettled({ from: 'now-30d', refresh: 'off' });
  const points = questions.all
    .filter(({ path }) => path === 'query_range')
    .map(
      ({ parameters }) =>
        (Number(parameters.get('end')) - Number(parameters.get('start'))) / Number(parameters.get('step')),
    );
  expect(points.length).toBeGreaterThan(5);
  expect(Math.max(...points)).toBeLessThanOrEqual(900);
  expect(Math.min(...points)).toBeGreaterThan(200);
});
