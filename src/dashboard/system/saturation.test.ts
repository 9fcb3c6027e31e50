import { describe, expect, it } from 'vitest';
import { neighbours, systemSource } from './example-system';
import { saturationHistory, saturationPeaks, systemPulse } from './pulse';
import { saturationVectors } from './saturation';

const exprs = (source: ReturnType<typeof systemSource>) =>
  Object.fromEntries(saturationVectors(source).map(({ key, expr }) => [key, expr]));

describe('saturationVectors', () => {
  it('needs both sides of a share', () => {
    expect(exprs(systemSource({ own: ['process_open_fds'] }))).toEqual({});
    expect(exprs(systemSource({ own: ['process_open_fds', 'process_max_fds'] }))).toEqual({
      openFiles:
        'max by (instance) (process_open_fds{job="backend"}) / max by (instance) (process_max_fds{job="backend"} > 0)',
    });
  });

  it('takes the mean of a lag, because one slow second is no saturation', () => {
    expect(exprs(systemSource({ own: ['nodejs_eventloop_lag_p99_seconds'] })).eventLoopLag).toBe(
      'max by (instance) (avg_over_time(nodejs_eventloop_lag_p99_seconds{job="backend"}[1m]))',
    );
  });

  it('compares each container of a pod with the limit that Kubernetes gives it, under whatever labels it is told, and takes the fullest', () => {
    const containers = neighbours('containers', 'pod', [
      'container_memory_working_set_bytes',
      'container_spec_memory_limit_bytes',
    ]);
    const pods = neighbours('pods', 'exported_pod', ['kube_pod_container_resource_limits']);
    expect(exprs(systemSource({ neighbours: { containers, pods } })).memoryOfLimit).toBe(
      'max by (pod) (sum by (pod, container) (container_memory_working_set_bytes{pod="x",container!="",container!="POD"}) / ' +
        'max by (pod, container) (label_replace(label_replace(kube_pod_container_resource_limits{exported_pod="x",resource="memory"}, "pod", "$1", "exported_pod", "(.+)"), "container", "$1", "exported_container", "(.+)")))',
    );
    const plain = neighbours('pods', 'pod', ['kube_pod_container_resource_limits']);
    expect(exprs(systemSource({ neighbours: { containers, pods: plain } })).memoryOfLimit).toMatch(
      / \/ max by \(pod, container\) \(kube_pod_container_resource_limits\{pod="x",resource="memory"\}\)\)$/,
    );
    expect(exprs(systemSource({ neighbours: { containers } })).memoryOfLimit).toMatch(
      / \/ sum by \(pod, container\) \(container_spec_memory_limit_bytes\{.*\} > 0 < 1e15\)\)$/,
    );
  });

  it('compares the CPU of a process with the cores that its runtime uses, unless its container may use less', () => {
    const own = ['process_cpu_seconds_total', 'go_sched_gomaxprocs_threads'];
    expect(exprs(systemSource({ own })).cpuOfLimit).toBe(
      'sum by (instance) (rate(process_cpu_seconds_total{job="backend"}[1m])) / max by (instance) (go_sched_gomaxprocs_threads{job="backend"} > 0)',
    );
    const containers = neighbours('containers', 'name', [
      'container_cpu_usage_seconds_total',
      'container_spec_cpu_quota',
      'container_spec_cpu_period',
    ]);
    expect(exprs(systemSource({ own, neighbours: { containers } })).cpuOfLimit).toContain('container_spec_cpu_quota');
  });

  it.each([
    'process_cpu_usage',
    'process.cpu.utilization',
    'process_cpu_utilization_ratio',
    'jvm_cpu_recent_utilization_ratio',
  ])('takes the share of the cores that %s tells where no seconds of CPU can be held against them', (name) => {
    const selected = name.includes('.') ? `{"${name}",job="backend"}` : `${name}{job="backend"}`;
    expect(exprs(systemSource({ own: [name] })).cpuOfLimit).toBe(`sum by (instance) (avg_over_time(${selected}[1m]))`);
    expect(
      exprs(systemSource({ own: [name, 'process_cpu_seconds_total', 'go_sched_gomaxprocs_threads'] })).cpuOfLimit,
    ).toContain('rate(process_cpu_seconds_total');
  });

  it('compares a container with its own limit, which 0 is not', () => {
    const containers = neighbours('containers', 'name', [
      'container_memory_working_set_bytes',
      'container_spec_memory_limit_bytes',
    ]);
    expect(exprs(systemSource({ neighbours: { containers } })).memoryOfLimit).toMatch(
      / \/ sum by \(name\) \(container_spec_memory_limit_bytes\{.*\} > 0 < 1e15\)\)$/,
    );
  });
});

describe('systemPulse', () => {
  it('asks nothing where nothing is measured', () => {
    expect(systemPulse(systemSource(), null)).toBeNull();
  });

  it('finds restarts without counting changes, and says whose each saturation is', () => {
    const pulse = systemPulse(
      systemSource({ own: ['go_gc_gomemlimit_bytes', 'go_memstats_heap_inuse_bytes'] }),
      'process_start_time_seconds',
    );
    expect(pulse?.expr).toContain(
      'max_over_time(process_start_time_seconds{job="backend"}[1h]) != bool min_over_time(process_start_time_seconds{job="backend"}[1h])',
    );
    expect(pulse?.expr).toMatch(
      /label_replace\(label_replace\(.*, "of", "\$1", "instance", "\(\.\*\)"\), "signal", "heap", "", ""\)/,
    );
  });
});

describe('saturationPeaks', () => {
  const source = systemSource({ own: ['process_open_fds', 'process_max_fds', 'nodejs_eventloop_lag_seconds'] });

  it('asks for the most of everything over the range, seldom', () => {
    const peaks = saturationPeaks(source, 3600);
    expect(peaks).toMatchObject({ kind: 'instant', refreshEvery: 600 });
    expect(peaks?.expr).toMatch(/^max_over_time\(\(.*process_open_fds.*eventloop.*\)\[1h:\d+s\]\)$/);
    expect(saturationPeaks(systemSource(), 3600)).toBeNull();
  });

  it('is the same question while a range that begins at a fixed time grows', () => {
    expect(saturationPeaks(source, 3610)).toEqual(saturationPeaks(source, 4190));
  });
});

describe('saturationHistory', () => {
  const source = systemSource({ own: ['process_open_fds', 'process_max_fds', 'nodejs_eventloop_lag_seconds'] });

  it('asks only for the course of what is too full', () => {
    expect(saturationHistory(source, ['openFiles'])).toMatch(/process_open_fds/);
    expect(saturationHistory(source, ['openFiles'])).not.toMatch(/eventloop/);
    expect(saturationHistory(source, [])).toBeNull();
  });
});
