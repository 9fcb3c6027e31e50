import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { ruleLimit, ruleSection, withRuleLimits, type LimitRule } from './rule-limits';

const PROCESS = ['process_cpu_seconds_total', 'process_resident_memory_bytes'];
const SHOP = profileOf({
  service: 'shop',
  exposed: new Set([
    'http_requests_total',
    'http_requests_in_progress',
    'http_request_duration_seconds_bucket',
    ...PROCESS,
  ]),
});
const BACKEND = profileOf({
  service: 'backend',
  exposed: new Set(['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket', ...PROCESS]),
});

const NOTHING = new Map<string, string>();
const rule = (expr: string, severity = 'critical'): LimitRule => ({ name: 'R', expr, labels: { severity } });
const limitOf = (expr: string, profile = SHOP, recorded: ReadonlyMap<string, string> = NOTHING) => {
  const found = ruleLimit(rule(expr), recorded, profile);
  return found && [found.key, found.limit.value];
};

test.each([
  [
    'sum(rate(http_requests_5xx_total{job="shop"}[5m])) / (sum(rate(http_requests_total{job="shop"}[5m])) > 0) > 0.05',
    ['errorRatio', 0.05],
  ],
  ['100 * sum(rate(http_requests_5xx_total[5m])) / sum(rate(http_requests_total[5m])) > 5', ['errorRatio', 0.05]],
  ['sum by (job) (rate(http_requests_5xx_total{job="shop"}[2m])) > 5', ['errorRate', 5]],
  [
    'histogram_quantile(0.95, sum by (job, le) (rate(http_request_duration_seconds_bucket{job="shop"}[5m]))) > 1',
    ['p95', 1],
  ],
  [
    'histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{job=~"shop|other"}[5m]))) >= 3',
    ['p99', 3],
  ],
  ['process_resident_memory_bytes{job=~"sho.*"} > 4e8', ['memoryBytes', 4e8]],
  ['process_resident_memory_bytes{job=~".+",job!="other"} > 4e8', ['memoryBytes', 4e8]],
  ['rate(process_cpu_seconds_total{job="shop"}[5m]) > 0.8', ['cpuCores', 0.8]],
  ['process_resident_memory_bytes{job="shop"} / 1024 / 1024 > 500', ['memoryBytes', 500 * 1024 * 1024]],
])('reads the limit of %s', (expr, limit) => {
  expect(limitOf(expr)).toEqual(limit);
});

test.each([
  ['another service', 'process_resident_memory_bytes{job="other"} > 1'],
  ['services of an expression that is not read', 'process_resident_memory_bytes{job=~"sho[p]"} > 1'],
  ['all services but this one', 'process_resident_memory_bytes{job!="shop"} > 1'],
  ['services whose names begin otherwise', 'process_resident_memory_bytes{job=~"book.*"} > 1'],
  ['another metric', 'node_load1 > 4'],
  ['a lower limit', 'sum(rate(http_requests_total{job="shop"}[5m])) < 0.1'],
  [
    'another quantile',
    'histogram_quantile(0.5, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop"}[5m]))) > 1',
  ],
  ['a share of successes', '1 - sum(rate(http_requests_5xx_total[5m])) / sum(rate(http_requests_total[5m])) > 0.9'],
  ['what is up', 'up{job="shop"} == 0'],
  ['no PromQL at all', 'sum by ('],
])('draws no line for %s', (_, expr) => {
  expect(limitOf(expr)).toBeNull();
});

test.each([
  ['sum(increase(http_requests_5xx_total{job="shop"}[5m])) > 30', ['errorRate', 0.1]],
  ['sum(increase(http_requests_5xx_total{job="shop"}[1m])) * 2 > 30', ['errorRate', 0.25]],
  ['sum(increase(http_requests_5xx_total{job="shop"}[5m] offset 30s)) > 30', ['errorRate', 0.1]],
  ['max(rate(process_cpu_seconds_total{job="shop"}[5m])) > 0.8', ['cpuCores', 0.8]],
  ['sum by (instance) (irate(process_cpu_seconds_total{job="shop"}[5m])) > 0.8', ['cpuCores', 0.8]],
  ['avg_over_time(process_resident_memory_bytes{job="shop"}[5m]) > 1e9', ['memoryBytes', 1e9]],
  ['max by (instance) (process_resident_memory_bytes{job="shop"} / 1e6) > 500', ['memoryBytes', 500e6]],
  ['sum(rate(http_requests_5xx_total{job="shop"}[5m]) * 60) > 30', ['errorRate', 0.5]],
  [
    'sum(rate(http_requests_5xx_total{job="shop"}[5m]) * 100) / sum(rate(http_requests_total{job="shop"}[5m])) > 5',
    ['errorRatio', 0.05],
  ],
])('brings what %s says to the unit of the page', (expr, limit) => {
  expect(limitOf(expr)).toEqual(limit);
});

test.each([
  ['all instances together', 'sum(process_resident_memory_bytes{job="shop"}) > 4e9'],
  ['all processors together', 'sum by (job) (rate(process_cpu_seconds_total{job="shop"}[5m])) > 3'],
  ['the mean of all instances', 'avg(rate(process_cpu_seconds_total{job="shop"}[5m])) > 0.5'],
  ['how many instances there are', 'count(process_resident_memory_bytes{job="shop"}) > 4'],
  ['how fast memory grows', 'deriv(process_resident_memory_bytes{job="shop"}[30m]) > 1e5'],
  ['how much memory has grown', 'delta(process_resident_memory_bytes{job="shop"}[1h]) > 1e8'],
  ['what memory will be', 'predict_linear(process_resident_memory_bytes{job="shop"}[1h], 3600) > 2e9'],
  ['processor time since the start', 'process_cpu_seconds_total{job="shop"} > 3600'],
  ['failures since the start', 'http_requests_5xx_total{job="shop"} > 100'],
  ['failures of each endpoint', 'sum by (endpoint) (rate(http_requests_5xx_total{job="shop"}[5m])) > 5'],
  [
    'the share of each endpoint',
    'sum by (endpoint) (rate(http_requests_5xx_total[5m])) / sum by (endpoint) (rate(http_requests_total[5m])) > 0.5',
  ],
  ['failures of each instance', 'sum by (job, instance) (rate(http_requests_5xx_total{job="shop"}[5m])) > 5'],
  [
    'the share of each instance',
    'sum by (instance) (rate(http_requests_5xx_total[5m])) / sum by (instance) (rate(http_requests_total[5m])) > 0.5',
  ],
  [
    'the quantile of each pod',
    'histogram_quantile(0.95, sum by (le, pod) (rate(http_request_duration_seconds_bucket[5m]))) > 1',
  ],
  ['failures of each series', 'rate(http_requests_5xx_total{job="shop"}[5m]) > 0.05'],
  ['the share of each series', 'rate(http_requests_5xx_total[5m]) / rate(http_requests_total[5m]) > 0.05'],
  [
    'failures of all that is not an instance',
    'sum without (instance) (rate(http_requests_5xx_total{job="shop"}[5m])) > 5',
  ],
  [
    'failures in two windows',
    'sum(increase(http_requests_5xx_total[5m])) + sum(increase(http_requests_5xx_total[1h])) > 9',
  ],
])('draws no line where a rule limits %s', (_, expr) => {
  expect(limitOf(expr)).toBeNull();
});

test.each([
  [
    'one endpoint',
    'sum(rate(http_requests_5xx_total{job="shop",endpoint="/pay"}[5m])) / sum(rate(http_requests_total{job="shop",endpoint="/pay"}[5m])) > 0.001',
  ],
  ['some endpoints', 'sum(rate(http_requests_5xx_total{job="shop",endpoint=~"/pay.*"}[5m])) > 1'],
  ['one instance', 'process_resident_memory_bytes{job="shop",instance="a:1"} > 1e8'],
  [
    'the errors of six hours',
    'sum(rate(http_requests_5xx_total{job="shop"}[6h])) / sum(rate(http_requests_total{job="shop"}[6h])) > 0.001',
  ],
  [
    'the durations of a day',
    'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="shop"}[1d]))) > 0.3',
  ],
  ['the most memory of a day', 'max_over_time(process_resident_memory_bytes{job="shop"}[1d]) > 1e8'],
])('takes a limit on %s for none on the service now', (_, expr) => {
  expect(limitOf(expr)).toBeNull();
});

test.each([
  [
    'all endpoints but one',
    'sum(rate(http_requests_5xx_total{job="shop",endpoint!="/metrics"}[5m])) > 1',
    ['errorRate', 1],
  ],
  [
    'every endpoint there is',
    'sum(rate(http_requests_5xx_total{job="shop",endpoint=~".+"}[15m])) > 1',
    ['errorRate', 1],
  ],
])('takes a limit on %s for one on the service', (_, expr, limit) => {
  expect(limitOf(expr)).toEqual(limit);
});

test('a limit on a recorded burn rate of hours is none on the errors of now', () => {
  const recorded = new Map([
    [
      'job:errors:ratio_rate6h',
      'sum by (job) (rate(http_requests_5xx_total[6h])) / sum by (job) (rate(http_requests_total[6h]))',
    ],
  ]);
  expect(limitOf('job:errors:ratio_rate6h{job="shop"} > 0.006', SHOP, recorded)).toBeNull();
});

test('what is made of a recorded name counts like what it was recorded from', () => {
  const recorded = new Map([
    ['instance:cpu:rate5m', 'rate(process_cpu_seconds_total[5m])'],
    ['job:cpu:rate5m', 'sum by (job) (instance:cpu:rate5m)'],
  ]);
  expect(limitOf('instance:cpu:rate5m{job="shop"} > 0.7', SHOP, recorded)).toEqual(['cpuCores', 0.7]);
  expect(limitOf('sum(instance:cpu:rate5m{job="shop"}) > 3', SHOP, recorded)).toBeNull();
  expect(limitOf('job:cpu:rate5m{job="shop"} > 3', SHOP, recorded)).toBeNull();
});

test('a limit on every route is none on the quantile of all routes together', () => {
  const p95 = (by: string) =>
    `histogram_quantile(0.95, sum by (${by}) (rate(http_request_duration_seconds_bucket{job="backend"}[5m]))) > 0.5`;
  expect(limitOf(p95('le'), BACKEND)).toEqual(['p95', 0.5]);
  expect(limitOf(p95('job, route, le'), BACKEND)).toBeNull();
  expect(
    limitOf('histogram_quantile(0.95, rate(http_request_duration_seconds_bucket{job="backend"}[5m])) > 0.5', BACKEND),
  ).toBeNull();
  expect(limitOf('histogram_quantile(0.95, rate(http_request_duration_seconds_bucket{job="shop"}[5m])) > 0.5')).toEqual(
    ['p95', 0.5],
  );
});

test('a limit on one gRPC service, or on each, is none on the errors of all of them', () => {
  const rpc = profileOf({ service: 'rpc', exposed: new Set(['grpc_server_handled_total']) });
  const pattern = rpc.errors?.source.kind === 'status-label' ? rpc.errors.source.serverError.pattern : '';
  const sum = (by: string, of: string) => `sum${by}(rate(grpc_server_handled_total{${of}job="rpc"}[5m]))`;
  const limit = (by: string, of: string) =>
    limitOf(`${sum(by, `${of}grpc_code=~"${pattern}",`)} / ${sum(by, of)} > 0.05`, rpc);
  expect(limit(' ', '')).toEqual(['errorRatio', 0.05]);
  expect(limit(' by (grpc_service) ', '')).toBeNull();
  expect(limit(' ', 'grpc_service="shop.Cart",')).toBeNull();
});

test('failures over themselves are no share: each series is divided by its own, or by what it was', () => {
  const failing = 'rate(http_request_duration_seconds_count{job="backend",status_code=~"5.."}[5m])';
  expect(
    limitOf(`${failing} / rate(http_request_duration_seconds_count{job="backend"}[5m]) > 0.05`, BACKEND),
  ).toBeNull();
  expect(limitOf(`sum(${failing}) / sum(${failing} offset 1h) > 2`, BACKEND)).toBeNull();
});

test('tells failures by their status label', () => {
  const ratio = (status: string) =>
    `sum(rate(http_request_duration_seconds_count{job="backend"${status}}[5m])) / sum(rate(http_request_duration_seconds_count{job="backend"}[5m])) > 0.05`;
  expect(limitOf(ratio(',status_code=~"5.."'), BACKEND)).toEqual(['errorRatio', 0.05]);
  expect(limitOf(ratio(',status_code=~"^(?:5..)$"'), BACKEND)).toEqual(['errorRatio', 0.05]);
  expect(limitOf(ratio(',status_code=~"500|50[234]"'), BACKEND)).toEqual(['errorRatio', 0.05]);
  expect(limitOf(ratio(',status_code=~"4.."'), BACKEND)).toBeNull();
  expect(limitOf(ratio(',status_code=~"5..|4.."'), BACKEND)).toBeNull();
  expect(limitOf(ratio(',status_code=~"(5..|429)"'), BACKEND)).toBeNull();
  expect(limitOf(ratio(',status_code!~"5.."'), BACKEND)).toBeNull();
  expect(
    limitOf('sum(rate(http_request_duration_seconds_count{job="backend",status_code!~"5.."}[5m])) > 900', BACKEND),
  ).toBeNull();
});

test('reads one minus the share of what did not fail as the share of what did', () => {
  const rest = (status: string) =>
    `1 - sum(rate(http_request_duration_seconds_count{job="backend",status_code${status}}[5m])) / sum(rate(http_request_duration_seconds_count{job="backend"}[5m])) > 0.02`;
  expect(limitOf(rest('!~"5.."'), BACKEND)).toEqual(['errorRatio', 0.02]);
  expect(limitOf(rest('=~"2.."'), BACKEND)).toBeNull();
});

test('reads a least share of what did not fail as a most share of what did', () => {
  const share = (status: string) =>
    `sum(rate(http_request_duration_seconds_count{job="backend",status_code${status}}[5m])) / sum(rate(http_request_duration_seconds_count{job="backend"}[5m]))`;
  expect(limitOf(`${share('!~"5.."')} < 0.99`, BACKEND)).toEqual(['errorRatio', 0.01]);
  expect(limitOf(`100 * ${share('!~"5.."')} < 99.5`, BACKEND)).toEqual(['errorRatio', 0.005]);
  expect(limitOf(`1 - ${share('=~"5.."')} <= 0.95`, BACKEND)).toEqual(['errorRatio', 0.05]);
  expect(limitOf(`${share('=~"5.."')} < 0.01`, BACKEND)).toBeNull();
  expect(limitOf('process_resident_memory_bytes{job="backend"} < 1e6', BACKEND)).toBeNull();
});

test('a rule about requests that did not fail is about errors', () => {
  expect(
    ruleSection(
      {
        expr: 'sum(rate(http_request_duration_seconds_count{job="backend",status_code!~"5.."}[5m])) / sum(rate(http_request_duration_seconds_count{job="backend"}[5m])) < 0.99',
      },
      NOTHING,
      BACKEND,
    ),
  ).toBe('errors');
});

test('an alert on recorded names means what they were recorded from', () => {
  const recorded = new Map([
    ['job:requests:rate5m', 'sum by (job) (rate(http_request_duration_seconds_count{job="backend"}[5m]))'],
    [
      'job:failing:ratio',
      'sum by (job) (rate(http_request_duration_seconds_count{status_code=~"5.."}[5m])) / (job:requests:rate5m > 0) or job:requests:rate5m * 0',
    ],
  ]);
  const alert = 'job:failing:ratio{job="backend"} > 0.05 and job:requests:rate5m{job="backend"} > 0.1';
  expect(limitOf(alert, BACKEND, recorded)).toEqual(['errorRatio', 0.05]);
  expect(limitOf(alert.replaceAll('backend', 'other'), BACKEND, recorded)).toBeNull();
});

test('recorded names that name each other end somewhere', () => {
  expect(
    limitOf(
      'a > 1',
      SHOP,
      new Map([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ),
  ).toBeNull();
});

test('what a rule says replaces what the defaults say about the same thing, and only that', () => {
  const rules = [
    rule('process_resident_memory_bytes{job="shop"} > 1e9', 'warning'),
    {
      ...rule('histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 2'),
      name: 'Slow',
    },
  ];
  const { p95, memoryBytes, p99 } = withRuleLimits(DEFAULT_THRESHOLDS, rules, NOTHING, SHOP);
  expect(p95).toEqual([{ value: 2, severity: 'critical', source: 'rule', rule: 'Slow' }]);
  expect(memoryBytes).toEqual([{ value: 1e9, severity: 'warning', source: 'rule', rule: 'R' }]);
  expect(p99).toBe(DEFAULT_THRESHOLDS.p99);
});

test.each(['info', 'constructor'])('a rule of severity %s pages nobody and sets no limit', (severity) => {
  expect(ruleLimit(rule('process_resident_memory_bytes > 1', severity), NOTHING, SHOP)).toBeNull();
});

test.each([
  ['up{job="shop"} == 0 or absent(up{job="shop"})', 'system'],
  ['process_resident_memory_bytes{job="shop"} > 1', 'system'],
  ['sum(rate(http_requests_5xx_total[5m])) / sum(rate(http_requests_total[5m])) > 0.05', 'errors'],
  ['histogram_quantile(0.5, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 1', 'latency'],
  ['sum(rate(http_requests_total{job="shop"}[5m])) < 0.1', 'traffic'],
  ['up{job="other"} == 0', null],
  ['vector(1)', null],
])('%s is about %s', (expr, section) => {
  expect(ruleSection({ expr }, NOTHING, SHOP)).toBe(section);
});

test('a limit that a rule of one name sets twice, as where it is loaded from two files, is one', () => {
  const twice = rule('process_resident_memory_bytes{job="shop"} > 4e8');
  const other = { ...twice, name: 'Other' };
  expect(
    withRuleLimits(DEFAULT_THRESHOLDS, [twice, twice, other], NOTHING, SHOP).memoryBytes.map(
      ({ value, rule: name }) => [value, name],
    ),
  ).toEqual([
    [4e8, 'R'],
    [4e8, 'Other'],
  ]);
});

test.each(['+Inf', 'Inf', '0 / 0', '1 / 0'])('a rule that compares with %s sets no limit', (never) => {
  const { memoryBytes } = withRuleLimits(
    DEFAULT_THRESHOLDS,
    [rule(`process_resident_memory_bytes{job="shop"} > ${never}`)],
    NOTHING,
    SHOP,
  );
  expect(memoryBytes).toEqual(DEFAULT_THRESHOLDS.memoryBytes);
});
