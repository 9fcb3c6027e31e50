import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { endpoint, refuseUnknownId } from '../sample-service/endpoint';
import { createSampleService } from '../sample-service/sample-service';
import { shopMeter } from './shop-meter';

const endpoints = [
  endpoint('GET', '/fine', { wait: 0 }),
  endpoint('GET', '/broken', { wait: 0, errorShare: 1 }),
  endpoint('GET', '/things/:id', { wait: 0, refusal: refuseUnknownId }),
  endpoint('GET', '/slow', { wait: 0.2 }),
];

const open: FastifyInstance[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((app) => app.close()))));

function shop(): FastifyInstance {
  const app = createSampleService(
    { metricPrefix: 'shop_api', endpoints, createMeter: shopMeter },
    { version: '1.0.0' },
  );
  open.push(app);
  return app;
}

async function requestMetrics(app: FastifyInstance): Promise<string[]> {
  const { body } = await app.inject('/metrics');
  return body.split('\n').filter((line) => line.startsWith('http_requests_'));
}

describe('shopMeter', () => {
  it('counts 5xx by endpoint and 4xx in total, without series for failures that never occurred', async () => {
    const app = shop();
    for (const url of ['/fine', '/broken', '/things/1', '/things/999', '/metrics', '/control']) await app.inject(url);
    await expect
      .poll(() => requestMetrics(app))
      .toEqual([
        'http_requests_total{endpoint="GET /fine"} 1',
        'http_requests_total{endpoint="GET /broken"} 1',
        'http_requests_total{endpoint="GET /things/:id"} 2',
        'http_requests_4xx_total 1',
        'http_requests_5xx_total{endpoint="GET /broken"} 1',
        'http_requests_in_progress 0',
      ]);
  });

  it('does not keep a request in progress when its client disconnects', async () => {
    const app = shop();
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    await expect(fetch(`${url}/slow`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    await expect.poll(() => requestMetrics(app)).toContain('http_requests_in_progress 0');
  });
});
