import { describe, expect, it, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { inspected } from './example-service';
import { findProfile } from './find-profile';
import { rpcServiceOf } from './rpc-service';

test.each([
  ['grpc_method', 'grpc_service'],
  ['rpc_method', 'rpc_service'],
  ['rpc.method', 'rpc.service'],
  ['grpcMethod', 'grpcService'],
  ['method', 'service'],
  ['route', null],
  ['method_name', null],
])('methods in %s are those of the services in %s', (endpoint, service) => {
  expect(rpcServiceOf(endpoint)).toBe(service);
});

describe('methods of several services', () => {
  const HANDLED = 'grpc_server_handled_total{grpc_service="shop.Cart",grpc_method="Get",grpc_code="OK"}';
  const HANDLING = ['_bucket', '_count', '_sum'].map((part) => `grpc_server_handling_seconds${part}`);
  const sample = (signal: string, value: number): Sample => ({ labels: { signal }, time: 0, value });

  /** The profile where so many names stand for so many methods, and the questions that it took. */
  async function found(endpoints: number, methods: number, series = [HANDLED, ...HANDLING]) {
    const asked: string[] = [];
    const profile = await findProfile(inspected(series), async (expr) => {
      asked.push(expr);
      return expr.includes('"endpoints"') ? [sample('endpoints', endpoints), sample('methods', methods)] : [];
    });
    return { profile, asked };
  }

  it('are told apart by both where two have the same name, and by the method where none have', async () => {
    expect((await found(3, 4)).profile.requests).toMatchObject({ endpoint: 'grpc_method', rpcService: 'grpc_service' });
    expect((await found(3, 3)).profile.requests?.rpcService).toBeUndefined();
  });

  it('cost no question more', async () => {
    expect((await found(3, 4)).asked).toHaveLength((await found(3, 3)).asked.length);
  });

  it('are counted without those of gRPC itself, and not at all where endpoints are routes', async () => {
    const { asked } = await found(3, 3);
    expect(asked.join()).toContain('count(count by (grpc_service, grpc_method) (grpc_server_handled_total{job="x",grpc_service!~"grpc[.].*"}))');
    expect((await found(3, 3, ['http_requests_total{route="/a",status="200"}'])).asked.join()).not.toContain('"methods"');
  });

  it('are said on the page of the profile', async () => {
    const { evidence } = (await found(3, 4)).profile.recognition;
    expect(evidence).toContain('Services have methods of the same name, which grpc_service tells apart: endpoints are named by both, 4 of them.');
  });

  it('are too many for all of them to be shown, although their names are few', async () => {
    expect((await found(90, 101)).profile.requests).toMatchObject({ rpcService: 'grpc_service', busiest: 20 });
  });

  it('are told by the method where durations name endpoints by another label', async () => {
    const stranger = ['acme_rpc_requests_total{rpc_service="a.B",rpc_method="Get",rpc_status="OK"}', 'acme_rpc_requests_total{rpc_service="a.B",rpc_method="Get",rpc_status="Internal"}'];
    const durations = (label: string) => ['_bucket', '_count', '_sum'].map((part) => `acme_rpc_duration_seconds${part}{${label}="Get"}`);
    expect((await found(3, 4, [...stranger, ...durations('rpc_method')])).profile).toMatchObject({ requests: { rpcService: 'rpc_service' }, duration: { endpoint: 'rpc_method' } });
    const { requests, duration } = (await found(3, 4, [...stranger, ...durations('operation')])).profile;
    expect([requests?.rpcService, duration?.endpoint]).toEqual([undefined, 'operation']);
  });
});
