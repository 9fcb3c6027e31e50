import { describe, expect, it } from 'vitest';
import { neighbours, systemSource } from './example-system';
import { systemGroups } from './groups';

const exprs = (source: ReturnType<typeof systemSource>) =>
  Object.fromEntries(
    systemGroups(source).flatMap(({ charts }) => charts.map(({ id, queries }) => [id, queries[0]?.expr])),
  );

describe('systemGroups', () => {
  it('has nothing to show where nothing is measured', () => {
    expect(systemGroups(systemSource())).toEqual([]);
  });

  it('asks for a whole group with one expression, and only for what exists', () => {
    const source = systemSource({
      neighbours: {
        containers: neighbours('containers', 'name', [
          'container_cpu_usage_seconds_total',
          'container_memory_usage_bytes',
        ]),
      },
    });
    const [group] = systemGroups(source);
    expect(group?.charts.map(({ id }) => id)).toEqual(['container-cpu', 'container-memory']);
    for (const chart of group?.charts ?? [])
      expect(chart.queries[0]?.vectors).toEqual([{ kind: 'range', expr: group?.vector }]);
    expect(group?.vector.split(' or ')).toHaveLength(2);
    expect(group?.evidence).toBe('found by container_label_com_docker_compose_service="x"');
  });

  it('says that containers are not filtered by instance where nobody knows which is whose', () => {
    const source = systemSource(
      { neighbours: { containers: neighbours('containers', 'name', ['container_cpu_usage_seconds_total']) } },
      ['a'],
    );
    expect(systemGroups(source)[0]?.charts[0]?.ignores).toEqual(['instance']);
  });

  it('counts each container of a pod once, and the network of a pod as a whole', () => {
    const source = systemSource({
      neighbours: {
        containers: neighbours('containers', 'pod', [
          'container_cpu_usage_seconds_total',
          'container_network_receive_bytes_total',
        ]),
      },
    });
    expect(exprs(source)).toEqual({
      'container-cpu':
        'sum by (pod) (rate(container_cpu_usage_seconds_total{pod="x",container!="",container!="POD"}[2m]))',
      'container-receive': 'sum by (pod) (rate(container_network_receive_bytes_total{pod="x"}[2m]))',
    });
  });

  it('draws the share of the cores only where no seconds of CPU are counted, which the section draws', () => {
    expect(exprs(systemSource({ own: ['process_cpu_usage'] }))).toEqual({
      'cpu-share': 'sum by (instance) (process_cpu_usage{job="backend"})',
    });
    expect(exprs(systemSource({ own: ['process_cpu_usage', 'process_cpu_seconds_total'] }))).toEqual({});
  });

  it('finds the runtime under the name of the service, with the heap of the JVM and not all its memory', () => {
    expect(
      exprs(
        systemSource({
          own: ['shop_jvm_memory_used_bytes', 'shop_jvm_threads_live_threads', 'shop_jvm_gc_pause_seconds_sum'],
        }),
      ),
    ).toEqual({
      'heap-used':
        'sum by (instance) (shop_jvm_memory_used_bytes{job="backend",area=~"heap|",jvm_memory_type=~"heap|"})',
      'gc-time': 'sum by (instance) (rate(shop_jvm_gc_pause_seconds_sum{job="backend"}[1m]))',
      threads: 'sum by (instance) (shop_jvm_threads_live_threads{job="backend"})',
    });
  });

  it("finds what OpenTelemetry's runtimes say, with dots as with underscores", () => {
    expect(
      exprs(
        systemSource({
          own: [
            'nodejs.eventloop.delay.p99',
            'v8js.memory.heap.used',
            'v8js.gc.duration_sum',
            'process.unix.file_descriptor.count',
          ],
        }),
      ),
    ).toEqual({
      'event-loop-lag': 'max by (instance) ({"nodejs.eventloop.delay.p99",job="backend"})',
      'heap-used': 'sum by (instance) ({"v8js.memory.heap.used",job="backend"})',
      'gc-time': 'sum by (instance) (rate({"v8js.gc.duration_sum",job="backend"}[1m]))',
      'open-files': 'sum by (instance) ({"process.unix.file_descriptor.count",job="backend"})',
    });
    expect(
      exprs(
        systemSource({
          own: ['jvm.memory.used', 'jvm.thread.count', 'jvm_gc_duration_seconds_sum', 'go_goroutine_count'],
        }),
      ),
    ).toEqual({
      'heap-used': 'sum by (instance) ({"jvm.memory.used",job="backend",area=~"heap|","jvm.memory.type"=~"heap|"})',
      'gc-time': 'sum by (instance) (rate(jvm_gc_duration_seconds_sum{job="backend"}[1m]))',
      goroutines: 'sum by (instance) (go_goroutine_count{job="backend"})',
      threads: 'sum by (instance) ({"jvm.thread.count",job="backend"})',
    });
  });

  it('prefers the p99 of the event loop to its last value', () => {
    const lag = exprs(
      systemSource({ own: ['nodejs_eventloop_lag_seconds', 'nodejs_eventloop_lag_p99_seconds'] }, ['a:1']),
    );
    expect(lag['event-loop-lag']).toBe(
      'max by (instance) (nodejs_eventloop_lag_p99_seconds{job="backend",instance="a:1"})',
    );
  });

  it('relates the load of a host to its cores', () => {
    expect(exprs(systemSource({ neighbours: { hosts: neighbours('hosts', 'instance', ['node_load1']) } }))).toEqual({
      'host-load':
        'max by (instance) (node_load1{instance="x"}) / count by (instance) (node_cpu_seconds_total{instance="x",mode="idle"})',
    });
  });

  it('shows how often Kubernetes restarted a container even where nobody measures it', () => {
    const restarts = exprs(
      systemSource({ neighbours: { pods: neighbours('pods', 'pod', ['kube_pod_container_status_restarts_total']) } }),
    );
    expect(restarts).toEqual({
      'container-restarts': 'sum by (pod) (increase(kube_pod_container_status_restarts_total{pod="x"}[1h]))',
    });
  });

  it('tells for how long a certificate is still good', () => {
    const probes = exprs(
      systemSource({ neighbours: { probes: neighbours('probes', 'instance', ['probe_ssl_earliest_cert_expiry']) } }),
    );
    expect(probes).toEqual({
      'probe-certificate': 'min by (instance) (probe_ssl_earliest_cert_expiry{instance="x"}) - time()',
    });
  });
});
