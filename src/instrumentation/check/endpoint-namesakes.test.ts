import { describe, expect, it, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { discovered, inspected, samplesOf } from '@/instrumentation/example-service';
import { findProfile } from '@/instrumentation/find-profile';
import { qualifierOf, rpcServiceOf } from './endpoint-qualifier';

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

test.each([
  [
    { endpoint: 'route', method: 'verb' },
    { kind: 'method', label: 'verb' },
  ],
  [
    { endpoint: 'grpc_method', method: 'grpc_type' },
    { kind: 'service', label: 'grpc_service' },
  ],
  [{ endpoint: 'route', method: null }, null],
  [{ endpoint: null, method: 'method' }, null],
  [{ endpoint: 'verb', method: 'verb' }, null],
  [{ endpoint: 'server', method: 'method' }, null],
] as const)('what tells endpoints of the same name apart by %j is %j', (labels, qualifier) => {
  expect(qualifierOf(labels)).toEqual(qualifier);
});

const sample = (signal: string, value: number): Sample => ({ labels: { signal }, time: 0, value });

type Answered = { endpoints: number; names: number; namesakes?: number; lacking?: string };

/** The profile where the check answers so, and the questions that it took. */
async function found(
  { endpoints, names, namesakes = 0, lacking }: Answered,
  series: readonly string[],
  service = inspected(series),
) {
  const asked: string[] = [];
  const profile = await findProfile(service, async (expr) => {
    asked.push(expr);
    if (expr.includes('"inspected"'))
      return samplesOf(series).map(({ labels, ...rest }) => ({
        ...rest,
        labels: { ...labels, inspected: labels['__name__'] ?? '' },
      }));
    if (!expr.includes('"endpoints"')) return [];
    const counted = [
      sample('endpoints', endpoints),
      sample('names', names),
      ...(namesakes > 0 ? [sample('namesakes', namesakes)] : []),
    ];
    return lacking === undefined ? counted : [...counted, sample(`lacking ${lacking}`, 3)];
  });
  return { profile, asked };
}

describe('methods of several gRPC services', () => {
  const HANDLED = 'grpc_server_handled_total{grpc_service="shop.Cart",grpc_method="Get",grpc_code="OK"}';
  const SERIES = [HANDLED, ...['_bucket', '_count', '_sum'].map((part) => `grpc_server_handling_seconds${part}`)];
  const ONE = { endpoints: 3, names: 4, namesakes: 1 };

  it('are told apart by both where two have the same name, and by the method where none have', async () => {
    expect((await found(ONE, SERIES)).profile.requests).toMatchObject({
      endpoint: 'grpc_method',
      qualifier: { kind: 'service', label: 'grpc_service' },
    });
    expect((await found({ endpoints: 3, names: 3 }, SERIES)).profile.requests?.qualifier).toBeUndefined();
  });

  it('are counted without those of gRPC itself', async () => {
    const { asked } = await found(ONE, SERIES);
    expect(asked.join()).toContain(
      'count(count by (grpc_service, grpc_method) (grpc_server_handled_total{job="x",grpc_service!~"grpc[.].*"}))',
    );
    const named = 'grpc_server_handled_total{job="x",grpc_service!~"grpc[.].*",grpc_method!=""}';
    expect(asked.join()).toContain(
      `count(count by (grpc_method) (count by (grpc_service, grpc_method) (${named} or ${named} offset 1h)) > 1)`,
    );
  });

  it('are said on the page of the profile', async () => {
    const { evidence } = (await found(ONE, SERIES)).profile.recognition;
    expect(evidence).toContain(
      'Services have methods of the same name, which grpc_service tells apart: endpoints are named by both, 4 of them.',
    );
  });

  it('are too many for all of them to be shown, although their names are few', async () => {
    expect((await found({ endpoints: 90, names: 101, namesakes: 11 }, SERIES)).profile.requests).toMatchObject({
      qualifier: { label: 'grpc_service' },
      busiest: 20,
    });
  });

  it('are told by the method where durations name endpoints by another label', async () => {
    const stranger = [
      'acme_rpc_requests_total{rpc_service="a.B",rpc_method="Get",rpc_status="OK"}',
      'acme_rpc_requests_total{rpc_service="a.B",rpc_method="Get",rpc_status="Internal"}',
    ];
    const durations = (label: string) =>
      ['_bucket', '_count', '_sum'].map((part) => `acme_rpc_duration_seconds${part}{${label}="Get"}`);
    expect((await found(ONE, [...stranger, ...durations('rpc_method')])).profile).toMatchObject({
      requests: { qualifier: { label: 'rpc_service' } },
      duration: { endpoint: 'rpc_method' },
    });
    const { requests, duration } = (await found(ONE, [...stranger, ...durations('operation')])).profile;
    expect([requests?.qualifier, duration?.endpoint]).toEqual([undefined, 'operation']);
  });
});

describe('routes that are served under several methods', () => {
  const COUNTED = [
    'http_requests_total{method="GET",route="/orders",status="200"}',
    'http_requests_total{method="POST",route="/orders",status="500"}',
  ];
  const durations = (labels: string) =>
    ['_bucket', '_count', '_sum'].map((part) => `http_request_duration_seconds${part}${labels}`);
  const SERIES = [...COUNTED, ...durations('{method="GET",route="/orders"}')];
  const ONE = { endpoints: 3, names: 4, namesakes: 1 };

  it('are told apart by method and route, and by the route where none is', async () => {
    const { requests, recognition } = (await found(ONE, SERIES)).profile;
    expect(requests).toMatchObject({ endpoint: 'route', qualifier: { kind: 'method', label: 'method' } });
    expect(recognition.evidence).toContain(
      'Routes are served under several methods, which method tells apart: endpoints are named by both, 4 of them.',
    );
    // Three routes of which one is asked for by preflights as well.
    expect((await found({ endpoints: 3, names: 4 }, SERIES)).profile.requests?.qualifier).toBeUndefined();
  });

  it('are raw paths where there are more than a hundred of them, in whatever many methods each of fewer is served', async () => {
    const many = { endpoints: 60, names: 120, namesakes: 60 };
    const sixty = (await found(many, SERIES)).profile;
    expect([sixty.requests?.busiest, sixty.recognition.warnings.join()]).toEqual([null, '']);
    const { requests, recognition } = (await found({ ...many, endpoints: 101 }, SERIES)).profile;
    expect(requests).toMatchObject({ qualifier: { label: 'method' }, busiest: 20 });
    expect(recognition.warnings).toContain(
      'route has 101 values, as raw paths have: the 20 busiest are shown, the others as one.',
    );
  });

  it('are so without preflights and look-ups, without what has no route, and also where a new process has not been asked for both yet', async () => {
    const { asked } = await found(ONE, SERIES);
    const served = 'http_requests_total{job="x",route!="",method!~"(?i)options|head"}';
    expect(asked.join()).toContain(
      `count(count by (route) (count by (method, route) (${served} or ${served} offset 1h)) > 1)`,
    );
  });

  it.each([
    ['where there are none', SERIES, { endpoints: 3, names: 3 }],
    ['where there are some', SERIES, ONE],
    [
      'where no label has methods',
      ['http_requests_total{route="/orders",status="200"}', ...durations('{route="/orders"}')],
      { endpoints: 3, names: 3 },
    ],
  ])('cost no question more: %s', async (_, series, answered) => {
    // As it begins, by names alone: the check, the look at the samples, and the edges of the buckets.
    const { asked } = await found(answered, series, discovered(series));
    expect(asked).toHaveLength(3);
  });

  it('are told by the route where durations do not know the method, which is said', async () => {
    const { requests, recognition } = (
      await found({ ...ONE, lacking: 'http_request_duration_seconds_count' }, [
        ...COUNTED,
        ...durations('{route="/orders"}'),
      ])
    ).profile;
    expect(requests?.qualifier).toBeUndefined();
    expect(recognition.warnings).toContain(
      'Routes are served under several methods. http_request_duration_seconds_count cannot be told apart by method and route: endpoints are named by route alone.',
    );
  });

  it('are told by both where durations do not know the route either: they are of all', async () => {
    const { requests, duration } = (
      await found({ ...ONE, lacking: 'http_request_duration_seconds_count' }, [...COUNTED, ...durations('{le="1"}')])
    ).profile;
    expect([requests?.qualifier?.label, duration?.endpoint]).toEqual(['method', null]);
  });

  it('are told by the route where their failures are counted without the method', async () => {
    const series = [
      'http_requests_total{method="GET",endpoint="/orders"}',
      'http_requests_5xx_total{endpoint="/orders"}',
      ...durations('{le="1"}'),
    ];
    expect((await found(ONE, series)).profile.requests?.qualifier).toMatchObject({ label: 'method' });
    expect(
      (await found({ ...ONE, lacking: 'http_requests_5xx_total' }, series)).profile.requests?.qualifier,
    ).toBeUndefined();
    const refused = [...series, 'http_requests_4xx_total{endpoint="/orders"}'];
    expect((await found(ONE, refused)).profile.requests?.qualifier).toMatchObject({ label: 'method' });
    expect(
      (await found({ ...ONE, lacking: 'http_requests_4xx_total' }, refused)).profile.requests?.qualifier,
    ).toBeUndefined();
  });

  it('are told by the route where a person names no label of methods', async () => {
    const asked = (expr: string) =>
      Promise.resolve(
        expr.includes('"endpoints"') ? [sample('endpoints', 3), sample('names', 4), sample('namesakes', 1)] : [],
      );
    const named = async (requests: { metric: string; endpoint: string; method?: string }) =>
      (await findProfile(inspected(SERIES), asked, { service: 'x', requests })).requests?.qualifier;
    expect(await named({ metric: 'http_requests_total', endpoint: 'route' })).toBeUndefined();
    expect(await named({ metric: 'http_requests_total', endpoint: 'route', method: 'method' })).toEqual({
      kind: 'method',
      label: 'method',
    });
  });
});
