import { describe, expect, it, test } from 'vitest';
import { discovered, inspected } from './example-service';
import { profileOf, uncheckedProfile } from './profile-of';

describe('a histogram and a summary of one name', () => {
  it('are told apart by their parts, per job', () => {
    const base = 'http_request_duration_seconds';
    const kindOf = (...series: string[]) => profileOf(inspected(series)).duration;
    expect(kindOf(`${base}_bucket`, `${base}_count`)?.kind).toBe('classic-histogram');
    expect(kindOf(`${base}{quantile="0.99"}`, `${base}{quantile="0.5"}`, `${base}_count`)).toMatchObject({
      kind: 'summary',
      quantiles: ['0.5', '0.99'],
    });
    expect(kindOf('http_requests_total', base)?.kind).toBe('native-histogram');
    expect(kindOf(`${base}_count`)?.kind).toBe('sum-and-count');
  });
});

test('of a large service that could not be checked only the busiest endpoints are asked for', () => {
  const shop = discovered(['http_requests_total', 'up']);
  expect(uncheckedProfile(shop)).toEqual(profileOf(shop));
  expect(uncheckedProfile({ ...shop, isLarge: true })).toMatchObject({
    requests: { endpoint: 'route', busiest: 20 },
  });
  expect(uncheckedProfile({ ...discovered(['up']), isLarge: true }).requests).toBeNull();
});

test('a prefix before plain names is no other convention', () => {
  const { recognition, requests, duration } = profileOf(
    inspected([
      'shop_api_http_requests_total{route="/a",status_code="200"}',
      'shop_api_http_request_duration_seconds_bucket{route="/a"}',
      'shop_api_http_request_duration_seconds_count{route="/a"}',
    ]),
  );
  expect([recognition.kind, requests?.metric, duration?.base]).toEqual([
    'convention',
    'shop_api_http_requests_total',
    'shop_api_http_request_duration_seconds',
  ]);
  expect(recognition.name).toContain('behind the prefix shop_api_');
});

test('of a label that multiplies a request one value is read, and the reader is told', () => {
  const caddy = (handler: string) =>
    `caddy_http_request_duration_seconds_count{handler="${handler}",server="s",code="200"}`;
  const { requests, duration, recognition } = profileOf(inspected([caddy('file_server'), caddy('subroute')]));
  expect(requests?.matchers).toEqual([{ name: 'handler', op: '=', value: 'subroute' }]);
  expect(duration?.matchers).toEqual(requests?.matchers);
  expect(recognition.warnings.join()).toContain('only handler="subroute" is read');
  expect(profileOf(inspected([caddy('file_server')])).requests?.matchers).toEqual([]);
});

describe('several conventions in one job', () => {
  const series = [
    'http_requests_total{route="/a",status="200"}',
    'grpc_server_handled_total{grpc_method="Get",grpc_code="OK"}',
    'grpc_server_handled_total{grpc_method="Get",grpc_code="Internal"}',
  ];

  it('are not added up: one is read, and the other named', () => {
    const { requests, recognition } = profileOf(inspected(series));
    expect(requests?.metric).toBe('http_requests_total');
    expect(recognition.warnings.join()).toContain('also counts requests in grpc_server_handled_total');
  });

  it('are decided by what moves', () => {
    const rates = new Map([
      ['http_requests_total', 0],
      ['grpc_server_handled_total', 4],
    ]);
    expect(profileOf({ ...inspected(series), rates }).requests?.metric).toBe('grpc_server_handled_total');
  });

  it('are one where a counter and the count of its histogram say the same', () => {
    const { recognition } = profileOf(
      inspected([
        'http_requests_total{route="/a",status="200"}',
        'http_request_duration_seconds_count{route="/a",status_code="200"}',
        'http_request_duration_seconds_bucket',
      ]),
    );
    expect(recognition.warnings).toEqual([]);
  });
});

test('before its labels are known a service has the usual ones, and after that only those that it has', () => {
  const series = ['http_request_duration_seconds_count{path="/a",status_code="200"}'];
  expect(profileOf(discovered(series)).requests?.endpoint).toBe('route');
  expect(profileOf(inspected(series)).requests?.endpoint).toBe('path');
});

test('the evidence names metrics, labels and words', () => {
  const { evidence } = profileOf(
    inspected([
      'http_requests_total{route="/a",method="GET",status="200"}',
      'http_request_duration_seconds_bucket',
      'http_request_duration_seconds_count{route="/a"}',
    ]),
  ).recognition;
  expect(evidence).toEqual([
    'http_requests_total counts requests, by route and method.',
    'Its label status, with status codes (200), marks failures as "5..".',
    'http_request_duration_seconds is a histogram of durations in seconds, by route.',
  ]);
});

describe('a service of no known convention', () => {
  const UNKNOWN = [
    'acme_web_requests_handled_total{operation="x",status="200"}',
    'acme_web_request_latency_ms_bucket{operation="x"}',
    'acme_web_request_latency_ms_count{operation="x"}',
    'acme_web_request_latency_ms_sum{operation="x"}',
  ];

  it('is guessed by names and labels, and said to be a guess', () => {
    expect(profileOf(inspected(UNKNOWN))).toMatchObject({
      recognition: { kind: 'heuristic' },
      requests: { metric: 'acme_web_requests_handled_total', endpoint: 'operation' },
      errors: { source: { serverError: { label: 'status', pattern: '5..' } } },
      duration: { base: 'acme_web_request_latency_ms', unit: 'milliseconds', kind: 'classic-histogram' },
    });
  });

  it('tells failures by any label that speaks of them', () => {
    const { errors } = profileOf(
      inspected([
        'edge_upstream_requests_total{upstream="a",response_class="2"}',
        'edge_upstream_requests_total{upstream="a",response_class="5"}',
      ]),
    );
    expect(errors?.source).toMatchObject({ serverError: { label: 'response_class', pattern: '5' } });
  });

  it('has failures in a counter beside it', () => {
    const { errors } = profileOf(inspected(['acme_requests_total{endpoint="/a"}', 'acme_requests_failed_total']));
    expect(errors?.source).toMatchObject({
      kind: 'separate-counters',
      serverErrors: { metric: 'acme_requests_failed_total' },
    });
  });

  it.each([
    ['what its /metrics serves', 'promhttp_metric_handler_requests_total{code="200"}'],
    ['what it asks of others', 'http_client_requests_seconds_count{status="200",uri="/a"}'],
    ['sizes', 'http_request_size_bytes_count{code="200",handler="/a"}'],
    ['times of creation', 'acme_requests_created{status="200"}'],
    ['connections', 'net_conntrack_dialer_conn_attempted_total{dialer_name="a"}'],
    ['a counter that tells nothing by labels', 'acme_requests_total'],
    ['durations of something else', 'db_query_duration_seconds_count{operation="select"}'],
  ])('is not guessed from %s', (_, series) => {
    expect(profileOf(inspected([series])).requests).toBeNull();
  });

  it('is not guessed from a label that nobody has looked at yet', () => {
    expect(profileOf(discovered(['acme_requests_total{endpoint="/a"}'])).requests).toBeNull();
  });
});

test('where the histogram is native, its observations are the requests', () => {
  const { requests, errors, duration } = profileOf(
    inspected([
      'http_request_duration_seconds{route="/a",status_code="200"}',
      'http_request_duration_seconds{route="/a",status_code="500"}',
    ]),
  );
  expect(requests).toMatchObject({ metric: 'http_request_duration_seconds', isHistogram: true, endpoint: 'route' });
  expect(errors?.source).toMatchObject({
    metric: 'http_request_duration_seconds',
    isHistogram: true,
    serverError: { label: 'status_code' },
  });
  expect(duration?.kind).toBe('native-histogram');
});

test('what is under way is read from the handler that requests are read from', () => {
  const series = (handler: string) => [
    `caddy_http_request_duration_seconds_count{handler="${handler}",code="200"}`,
    `caddy_http_requests_in_flight{handler="${handler}"}`,
  ];
  expect(profileOf(inspected([...series('subroute'), ...series('reverse_proxy')])).inProgress?.matchers).toEqual([
    { name: 'handler', op: '=', value: 'subroute' },
  ]);
});

describe('a service that is not recognised', () => {
  const reasonOf = (...series: string[]) => profileOf(inspected(series)).recognition;

  it('says that nothing is called like a counter of requests', () => {
    expect(reasonOf('up', 'jobs_done_total')).toMatchObject({
      kind: 'none',
      score: 0,
      warnings: [expect.stringContaining('Nothing counts requests')],
    });
  });

  it('names what it nearly was, with its score and the least that would have been enough', () => {
    expect(reasonOf('store_requests_total').warnings).toEqual([
      expect.stringMatching(
        /^store_requests_total may count requests, but .* tell too little to be sure: 0\.\d\d of 1, and nothing is claimed below 0\.\d\d\.$/,
      ),
    ]);
  });
});
