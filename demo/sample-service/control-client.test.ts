import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { type Behaviour, BehaviourSchema, healthyBehaviour } from './behaviour';
import { type ControlClient, controlClient } from './control-client';
import { endpoint } from './endpoint';
import { routeMeter } from './route-meter';
import { createSampleService } from './sample-service';

const endpoints = [endpoint('GET', '/a', { wait: 0 }), endpoint('GET', '/b', { wait: 0 })];
const open: FastifyInstance[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((app) => app.close()))));

async function service(): Promise<{ url: string; client: ControlClient<Behaviour> }> {
  const app = createSampleService({ metricPrefix: 'shop', endpoints, createMeter: routeMeter }, { version: '1.0.0' });
  open.push(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, client: controlClient(url, BehaviourSchema) };
}

describe('the control of a running service', () => {
  it('makes one endpoint fail, keeps other settings, and can be reset', async () => {
    const { url, client } = await service();
    await client.change({ version: '1.1.0' });
    await client.change({ errorShare: { 'GET /a': 1 } });
    expect([(await fetch(`${url}/a`)).status, (await fetch(`${url}/b`)).status]).toEqual([500, 200]);
    expect(await client.read()).toEqual({ ...healthyBehaviour('1.1.0'), errorShare: { 'GET /a': 1 } });
    expect(await client.reset()).toEqual(healthyBehaviour('1.0.0'));
    expect((await fetch(`${url}/a`)).status).toBe(200);
  });

  it('affects request metrics; control and scrape requests are not counted', async () => {
    const { url, client } = await service();
    await client.change({ version: '1.1.0', errorShare: { '*': 1 } });
    await fetch(`${url}/a`);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count'))).toEqual([
      'http_request_duration_seconds_count{method="GET",route="/a",status_code="500"} 1',
    ]);
    expect(metrics).toContain('shop_build_info{version="1.1.0"} 1');
  });

  it('can hide request metrics only', async () => {
    const { url, client } = await service();
    await fetch(`${url}/a`);
    const names = async () =>
      [...(await (await fetch(`${url}/metrics`)).text()).matchAll(/^(http_request|process_start|shop_build)\w*/gm)].map(
        ([name]) => name,
      );
    expect(await names()).toContain('http_request_duration_seconds_count');
    await client.change({ withoutRequestMetrics: true });
    expect(await names()).toEqual(['process_start_time_seconds', 'shop_build_info']);
  });

  it('refuses invalid values by name, and changes nothing', async () => {
    const { client } = await service();
    await expect(client.change({ busyShare: 3 })).rejects.toThrow('busyShare');
    expect(await client.read()).toEqual(healthyBehaviour('1.0.0'));
  });

  it('refuses text, which a form on any web page could send', async () => {
    const { url, client } = await service();
    expect((await fetch(`${url}/control`, { method: 'POST', body: '{"busyShare":1}' })).status).toBe(400);
    expect(await client.read()).toEqual(healthyBehaviour('1.0.0'));
  });
});
