import { expect, test } from 'vitest';
import { endpoint } from './endpoint';
import { routeMeter } from './route-meter';
import { createSampleService } from './sample-service';

test('the measured duration of a request is the real one', async () => {
  const service = {
    metricPrefix: 'shop',
    endpoints: [endpoint('GET', '/slow', { wait: 0.05 })],
    createMeter: routeMeter,
  };
  const app = createSampleService(service, { version: '1.0.0' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const address = app.server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const began = performance.now();
    await fetch(`http://127.0.0.1:${port}/slow`);
    const took = (performance.now() - began) / 1000;
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const sum = Number(/^http_request_duration_seconds_sum\{.*\} (.+)$/m.exec(metrics)?.[1]);
    expect(sum).toBeGreaterThan(0.005);
    expect(sum).toBeLessThanOrEqual(took);
  } finally {
    await app.close();
  }
});
