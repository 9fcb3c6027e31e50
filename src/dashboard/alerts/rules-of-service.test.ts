import { expect, test } from 'vitest';
import { rulesOfService } from './rules-of-service';

const names = (...exprs: string[]) =>
  rulesOfService(
    exprs.map((expr) => ({ name: expr, expr, labels: {} })),
    'shop "api"',
  ).map(({ expr }) => expr);

test('a rule about another service is left out, one about this or about any is kept', () => {
  const own = String.raw`rate(a{job="shop \"api\""}[5m]) > 1`;
  expect(names(own, 'rate(a{job="backend"}[5m]) > 1', 'rate(a[5m]) > 1')).toEqual([own, 'rate(a[5m]) > 1']);
});

test('what only a reader can tell is kept', () => {
  const exprs = ['a{job=~"shop.*"} > 1', 'a{job!="backend"} > 1', 'a{job="backend"} / b{job=~"shop.*"} > 1'];
  expect(names(...exprs)).toEqual(exprs);
});

test.each([
  'a{job="backend"} / on () b{job="shop \\"api\\""} > 1',
  'rate(a{job="backend"}[5m]) / on () group_left rate(b[5m]) > 1',
  'a{job="backend"} / b{code=~"5.."} > 1',
  'a > 1 unless on (instance) up{job="backend"} == 0',
  'job:errors:ratio5m and on () up{job="backend"} == 1',
])('%s, of which a part is about any service or about this one, is kept', (expr) => {
  expect(names(expr)).toEqual([expr]);
});

test.each([
  'sum by (route, code) (rate(a{job="backend", text="b{"}[5m:30s] offset 5m)) / ignoring (code) group_left (zone) sum without (code) (rate(b{job="other"}[5m])) > bool 1e-3',
  'histogram_quantile(.95, sum by (le) (rate(a_bucket{job="backend"}[5m]))) > 0.5 or absent (up{job="backend"}) == Inf',
  'label_replace(up{job="backend"}, "b", "$1", "c", "(.*)") == 0 and on() hour() > 8',
])('%s, of which every part is about other services, is left out', (expr) => {
  expect(names(expr)).toEqual([]);
});

test('rules on containers and hosts are kept, whose job is that of an exporter', () => {
  const exprs = [
    'container_memory_working_set_bytes{job="kubelet"} / container_spec_memory_limit_bytes{job="kubelet"} > 0.9',
    'node_load5{job="node"} / count without (cpu, mode) (node_cpu_seconds_total{job="node", mode="idle"}) > 2',
  ];
  expect(names(...exprs)).toEqual(exprs);
});
