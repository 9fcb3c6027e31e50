/**
 * Records answers of a real Prometheus for the decoder tests: starts one on a folder of its own, lets it scrape itself,
 * and writes what it says as it says it. It wants Prometheus 3, because older ones have neither notices nor native
 * histograms of their own. Run `npx tsx src/prometheus/recorded/record.ts` with `prometheus` on the PATH, or name the
 * program as the first argument.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { recordQuantiles } from './record-quantiles';

const PORT = 21090;
const API = `http://127.0.0.1:${PORT}/api/v1/`;

const folder = await mkdtemp(join(tmpdir(), 'record-'));

const CONFIGURATION = `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
alerting: { alertmanagers: [{ static_configs: [{ targets: ['127.0.0.1:21093'] }] }] }
scrape_configs:
  - job_name: prometheus
    static_configs: [{ targets: ['127.0.0.1:${PORT}'] }]
  - job_name: gone
    static_configs: [{ targets: ['127.0.0.1:1'] }]
`;

const RULES = `
groups:
  - name: states
    rules:
      - { alert: Firing, expr: 'up == 0', labels: { severity: critical }, annotations: { summary: 'Instance {{ $labels.instance }} is down' } }
      - { alert: Pending, expr: 'vector(1) > 0', for: 1h, labels: { severity: warning } }
      - { alert: Inactive, expr: 'vector(0) > 1' }
      - { alert: Infinite, expr: 'vector(1) / 0 > 0' }
      - { alert: Failing, expr: 'label_replace(up, "instance", "one", "", "") > 100' }
      - { alert: Broken, expr: 'up * on () up > 0' }
      - { record: 'job:requests:rate1m', expr: 'sum by (job) (rate(prometheus_http_requests_total[1m]))' }
`;

/** Path and form of each request, without start and end, which are added when it is sent. */
const REQUESTS: readonly {
  name: string;
  path: string;
  form?: Record<string, string>;
  range?: true;
  get?: Record<string, string>;
}[] = [
  {
    name: 'range-matrix',
    path: 'query_range',
    form: { query: 'rate(prometheus_http_requests_total[10s])', stats: 'true' },
    range: true,
  },
  {
    name: 'range-buckets',
    path: 'query_range',
    form: { query: 'sum by (le) (rate(prometheus_http_response_size_bytes_bucket[10s]))' },
    range: true,
  },
  {
    name: 'range-infinite',
    path: 'query_range',
    form: { query: 'vector(1) / 0 or label_replace(-vector(1) / 0, "a", "b", "", "")' },
    range: true,
  },
  {
    name: 'range-native-histogram',
    path: 'query_range',
    form: { query: 'rate(prometheus_http_request_duration_seconds[10s])' },
    range: true,
  },
  { name: 'range-too-many-points', path: 'query_range', form: { query: 'up', start: '1', end: '100000', step: '1' } },
  { name: 'instant-vector', path: 'query', form: { query: 'up', stats: 'true' } },
  { name: 'instant-not-a-number', path: 'query', form: { query: 'vector(0) / 0' } },
  { name: 'instant-scalar', path: 'query', form: { query: '1 / 0' } },
  { name: 'instant-string', path: 'query', form: { query: '"hello"' } },
  { name: 'instant-matrix', path: 'query', form: { query: 'up[5s]' } },
  { name: 'instant-native-histogram', path: 'query', form: { query: 'prometheus_http_request_duration_seconds' } },
  { name: 'instant-notice', path: 'query', form: { query: 'rate(process_resident_memory_bytes[10s])' } },
  { name: 'bad-expression', path: 'query', form: { query: 'rate(up' } },
  { name: 'failing-expression', path: 'query', form: { query: 'up * on () {__name__=~"up|scrape_duration_seconds"}' } },
  { name: 'rules-alert', path: 'rules', get: { type: 'alert' } },
  { name: 'rules-record', path: 'rules', get: { type: 'record' } },
  { name: 'alerts', path: 'alerts' },
  { name: 'targets', path: 'targets', get: { state: 'active' } },
  { name: 'alertmanagers', path: 'alertmanagers' },
  { name: 'label-values', path: 'label/job/values' },
  { name: 'metadata', path: 'metadata', get: { metric: 'prometheus_http_request_duration_seconds' } },
  {
    name: 'announcers',
    path: 'targets/metadata',
    get: { match_target: '{job=~"prometheus|gone"}', metric: 'prometheus_http_request_duration_seconds' },
  },
  { name: 'not-found', path: 'nothing-here' },
];

async function ask({ path, form, range, get }: (typeof REQUESTS)[number], end: number): Promise<unknown> {
  const bounds = range ? { start: String(end - 20), end: String(end), step: '2' } : {};
  const url = new URL(path, API);
  for (const [name, value] of Object.entries(get ?? {})) url.searchParams.set(name, value);
  const response = await fetch(url, form ? { method: 'POST', body: new URLSearchParams({ ...form, ...bounds }) } : {});
  const headers = { date: response.headers.get('date'), 'content-type': response.headers.get('content-type') };
  // Recordings must not depend on the machine.
  const body = (await response.text()).replaceAll(folder, '/prometheus').replaceAll(hostname(), 'localhost');
  return { request: { path, ...get, ...form, ...bounds }, status: response.status, headers, body };
}

async function ready(): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const up = await fetch(new URL('status/buildinfo', API)).catch(() => null);
    if (up?.ok) return;
    await wait(200);
  }
  throw new Error('Prometheus did not come up.');
}

await writeFile(join(folder, 'prometheus.yml'), CONFIGURATION);
await writeFile(join(folder, 'rules.yml'), RULES);
const program = process.argv[2] ?? 'prometheus';
const server = spawn(
  program,
  [
    `--config.file=${folder}/prometheus.yml`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${PORT}`,
    '--enable-feature=native-histograms',
    '--log.level=error',
  ],
  { stdio: 'inherit', cwd: folder },
);
try {
  await ready();
  await wait(30_000);
  const end = Math.floor(Date.now() / 1000);
  for (const request of REQUESTS) {
    await writeFile(
      join(import.meta.dirname, `${request.name}.json`),
      `${JSON.stringify(await ask(request, end), null, 1)}\n`,
    );
  }
  await recordQuantiles(API, import.meta.dirname);
} finally {
  server.kill();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
