import { describe, expect, it } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { ruleLimit, ruleSection } from './rule-limits';

const profile = profileOf({ service: 'shop', exposed: new Set(['process_cpu_seconds_total']) });
const limitOf = (expr: string) =>
  ruleLimit({ name: 'Full', expr, labels: { severity: 'warning' } }, new Map(), profile);

describe('rules about what can run full', () => {
  it.each([
    ['process_open_fds{job="shop"} / process_max_fds{job="shop"} > 0.7', 'openFiles', 0.7],
    ['100 * shop_process_open_fds / shop_process_max_fds > 90', 'openFiles', 0.9],
    ['nodejs_eventloop_lag_p99_seconds{job="shop"} > 0.1', 'eventLoopLag', 0.1],
    [
      'sum by (instance) ({"jvm.memory.used","jvm.memory.type"="heap"}) / sum by (instance) ({"jvm.memory.limit","jvm.memory.type"="heap"}) > 0.85',
      'heap',
      0.85,
    ],
    [
      'sum by (instance) (jvm_memory_used_bytes{area="heap"}) / sum by (instance) (jvm_memory_max_bytes{area="heap"}) > 0.85',
      'heap',
      0.85,
    ],
    [
      'sum by (container, pod, namespace) (increase(container_cpu_cfs_throttled_periods_total{container!=""}[5m])) / sum by (container, pod, namespace) (increase(container_cpu_cfs_periods_total[5m])) > 0.25',
      'throttling',
      0.25,
    ],
    [
      'container_memory_working_set_bytes{container_label_com_docker_compose_service="shop"} / container_spec_memory_limit_bytes{container_label_com_docker_compose_service="shop"} > 0.9',
      'memoryOfLimit',
      0.9,
    ],
    [
      'node_load1{job="node"} / count without (cpu, mode) (node_cpu_seconds_total{job="node",mode="idle"}) > 2',
      'hostLoad',
      2,
    ],
  ])('%s', (expr, key, value) => {
    expect(limitOf(expr)).toMatchObject({ key, limit: { value, severity: 'warning', source: 'rule', rule: 'Full' } });
  });

  it.each([
    ['another service', 'process_open_fds{job="other"} / process_max_fds{job="other"} > 0.7'],
    [
      "another service's containers",
      'container_memory_working_set_bytes{name="other"} / container_spec_memory_limit_bytes > 0.9',
    ],
    ['whoever names its metrics so', '100 * rabbitmq_process_open_fds / rabbitmq_process_max_fds > 90'],
    [
      'a heap of which it has none',
      'elasticsearch_jvm_memory_used_bytes{area="heap"} / elasticsearch_jvm_memory_max_bytes{area="heap"} > 0.9',
    ],
    ['what is left and not what is used', '1 - process_open_fds{job="shop"} / process_max_fds{job="shop"} > 0.3'],
    ['a number without its limit', 'process_open_fds{job="shop"} > 1000'],
  ])('set no limit on %s', (_, expr) => {
    expect(limitOf(expr)).toBeNull();
  });

  it('are read under the prefix that the service has, and under any where nothing tells which', () => {
    const heap = (exposed: string[]) =>
      ruleLimit(
        {
          name: 'Full',
          expr: 'es_jvm_memory_used_bytes / es_jvm_memory_max_bytes > 0.9',
          labels: { severity: 'warning' },
        },
        new Map(),
        profileOf({ service: 'search', exposed: new Set(exposed) }),
      )?.key;
    expect([['es_process_resident_memory_bytes'], [], ['process_resident_memory_bytes']].map(heap)).toEqual([
      'heap',
      'heap',
      undefined,
    ]);
  });

  it('belong to the system section', () => {
    expect(ruleSection({ expr: 'process_open_fds{job="shop"} > 1000' }, new Map(), profile)).toBe('system');
    expect(ruleSection({ expr: 'process_open_fds{job="other"} > 1000' }, new Map(), profile)).toBeNull();
  });
});
