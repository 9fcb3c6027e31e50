import { expect, test } from 'vitest';
import { PROCESS_METRICS, processProfile } from './process-metrics';

const asked = new RegExp(`^(?:${PROCESS_METRICS})$`);

test('finds the metrics of the process under the name of the service', () => {
  const names = ['ecommerce_api_process_cpu_seconds_total', 'ecommerce_api_process_resident_memory_bytes', 'ecommerce_api_process_start_time_seconds'];
  expect(processProfile(new Set(names))).toEqual({ cpu: names[0], memory: names[1], startTime: names[2], buildInfo: null });
});

test('prefers the plain name where a job has both, as behind a proxy of metrics', () => {
  expect(processProfile(new Set(['a_process_cpu_seconds_total', 'process_cpu_seconds_total'])).cpu).toBe('process_cpu_seconds_total');
});

test("takes the service's own version before the one that Go adds to every program", () => {
  expect(processProfile(new Set(['go_build_info', 'checkout_build_info'])).buildInfo).toBe('checkout_build_info');
  expect(processProfile(new Set(['go_build_info'])).buildInfo).toBe('go_build_info');
});

test('asks for every name that it can use, and for no other', () => {
  for (const name of ['process_cpu_seconds_total', 'x_process_resident_memory_bytes', 'build_info', 'x_build_info']) expect(name).toMatch(asked);
  for (const name of ['myprocess_cpu_seconds_total', 'process_cpu_seconds_total_created', 'rebuild_info']) expect(name).not.toMatch(asked);
});
