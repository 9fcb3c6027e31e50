import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { STOCK } from './endpoints';
import { telemetryMeter } from './telemetry-meter';

test('durations are exposed in milliseconds by method, route and status code', async () => {
  const registry = new Registry();
  const meter = telemetryMeter(registry);
  meter.started();
  meter.started();
  meter.finished(STOCK, 200, 0.012);
  const text = await registry.metrics();
  const labels = 'http_method="GET",http_route="/stock/:id",http_status_code="200"';
  expect(text).toContain(`http_server_duration_milliseconds_sum{${labels}} 12\n`);
  expect(text).toContain(`http_server_duration_milliseconds_bucket{le="10",${labels}} 0\n`);
  expect(text).toContain(`http_server_duration_milliseconds_bucket{le="25",${labels}} 1\n`);
  expect(text).toContain('http_server_active_requests 1\n');
});
