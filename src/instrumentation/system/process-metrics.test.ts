import { expect, test } from 'vitest';
import { PROCESS_METRICS, processProfile } from './process-metrics';

const asked = new RegExp(`^(?:${PROCESS_METRICS})$`);

test('finds the metrics of the process under the name of the service', () => {
  const names = [
    'ecommerce_api_process_cpu_seconds_total',
    'ecommerce_api_process_resident_memory_bytes',
    'ecommerce_api_process_start_time_seconds',
  ];
  expect(processProfile(new Set(names))).toEqual({
    cpu: names[0],
    memory: names[1],
    startTime: names[2],
    buildInfo: null,
  });
});

test('prefers the plain name where a job has both, as behind a proxy of metrics', () => {
  expect(processProfile(new Set(['a_process_cpu_seconds_total', 'process_cpu_seconds_total'])).cpu).toBe(
    'process_cpu_seconds_total',
  );
});

test("takes the service's own version before the one that Go adds to every program", () => {
  expect(processProfile(new Set(['go_build_info', 'checkout_build_info'])).buildInfo).toBe('checkout_build_info');
  expect(processProfile(new Set(['go_build_info'])).buildInfo).toBe('go_build_info');
});

const BY_OPENTELEMETRY = [
  ['process_cpu_time_seconds_total', 'process_memory_usage_bytes'],
  ['process.cpu.time', 'process.memory.usage'],
  ['process.cpu.time_seconds_total', 'process.memory.usage_bytes'],
  ['dotnet.process.cpu.time', 'dotnet.process.memory.working_set'],
  ['dotnet_process_cpu_time_seconds_total', 'dotnet_process_memory_working_set_bytes'],
  ['jvm.cpu.time_seconds_total', null],
] as const;

test.each(BY_OPENTELEMETRY)('reads %s and %s of OpenTelemetry, and asks for them', (cpu, memory) => {
  const names = [cpu, memory].filter((name) => name !== null);
  expect(processProfile(new Set(names))).toEqual({ cpu, memory, startTime: null, buildInfo: null });
  for (const name of names) expect(name).toMatch(asked);
});

test('does not read nanoseconds as seconds: Micrometer has a name of its own for nothing but its unit', () => {
  expect(processProfile(new Set(['process.cpu.time', 'http.server.requests_count'])).cpu).toBeNull();
  expect(processProfile(new Set(['process_cpu_time_seconds_total', 'http_server_requests_seconds_count'])).cpu).toBe(
    'process_cpu_time_seconds_total',
  );
});

test('asks for every name that it can use, and for no other', () => {
  for (const name of ['process_cpu_seconds_total', 'x_process_resident_memory_bytes', 'build_info', 'x_build_info'])
    expect(name).toMatch(asked);
  for (const name of [
    'myprocess_cpu_seconds_total',
    'system.cpu.time',
    'process.cpu.time_ns',
    'process_cpu_time_ns_total',
    'process_cpu_seconds_total_created',
    'rebuild_info',
  ])
    expect(name).not.toMatch(asked);
});
