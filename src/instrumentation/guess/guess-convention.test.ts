import { describe, expect, it, test } from 'vitest';
import { inspected } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { GUESSED_METRICS } from './guessed-names';

const guessed = (...series: string[]) => profileOf(inspected(series));

describe('failures', () => {
  const OBJECTS = [
    'store_s3_requests_total{api="get"}',
    'store_s3_requests_4xx_errors_total{api="get"}',
    'store_s3_requests_5xx_errors_total{api="get"}',
  ];

  it('in counters of their own are those of the server, and the faults of clients apart', () => {
    const { errors } = guessed(...OBJECTS);
    expect(errors?.source).toMatchObject({
      serverErrors: { metric: 'store_s3_requests_5xx_errors_total' },
      clientErrors: { metric: 'store_s3_requests_4xx_errors_total' },
    });
    expect(errors?.endpoint).toBe('api');
  });

  it('are not known where only those of clients are counted', () => {
    expect(guessed(...OBJECTS.slice(0, 2)).errors).toBeNull();
  });

  it('are told by yes and no where the label asks for one', () => {
    const of = (label: string) =>
      guessed(`calc_request_count{op="a",${label}="true"}`, `calc_request_count{op="a",${label}="false"}`).errors
        ?.source;
    const pattern = (label: string) => {
      const source = of(label);
      return source?.kind === 'status-label' ? source.serverError : null;
    };
    expect(pattern('error')).toEqual({ label: 'error', pattern: '(?i:true)' });
    expect(pattern('success')).toEqual({ label: 'success', pattern: '(?i:false)' });
    expect(pattern('cached')).toBeNull();
  });

  it('of which only the beginning of a name speaks are read with a warning', () => {
    const { requests, errors, duration, recognition } = guessed(
      'shop_requests_total',
      'shop_errors_total',
      'shop_latency_seconds_count',
      'shop_latency_seconds_bucket',
    );
    expect([requests?.metric, duration?.base]).toEqual(['shop_requests_total', 'shop_latency_seconds']);
    expect(errors?.source).toMatchObject({ serverErrors: { metric: 'shop_errors_total' } });
    expect(recognition.warnings.join()).toContain('shop_errors_total may count more than failing requests');
  });

  it('are not read from numbers of workers', () => {
    expect(
      guessed('web_requests_total{path="/a",worker="4"}', 'web_requests_total{path="/a",worker="5"}').errors,
    ).toBeNull();
    expect(guessed('web_requests_total{path="/a",shard="500"}').errors).toBeNull();
  });
});

test('a status that counts all the others again is left out', () => {
  const { requests, errors } = guessed(
    'web_requests_total{code="2xx"}',
    'web_requests_total{code="5xx"}',
    'web_requests_total{code="total"}',
  );
  expect(requests?.matchers).toEqual([{ name: 'code', op: '!~', value: 'total' }]);
  expect(errors?.source).toMatchObject({ matchers: requests?.matchers });
});

test('what a service asks its database is read only where it counts nothing else', () => {
  const [db, web] = ['db_requests_total{operation="a",status="ok"}', 'web_requests_total{route="/a",status="200"}'];
  expect(guessed(db, web).requests?.metric).toBe('web_requests_total');
  expect(guessed(db).requests?.metric).toBe('db_requests_total');
  expect(guessed('outbound_http_requests_total{route="/a",status="200"}').requests).toBeNull();
});

describe('labels', () => {
  it('are known however they are written', () => {
    const { requests, errors } = guessed('HTTPRequests_total{Path="/a",Method="GET",StatusCode="200"}');
    expect(requests).toMatchObject({ endpoint: 'Path', method: 'Method' });
    expect(errors?.source).toMatchObject({ serverError: { label: 'StatusCode', pattern: '5..' } });
  });

  it('that name servers tell apart what one exporter says of several, where nothing names an endpoint', () => {
    const of = (labels: string) => guessed(`app_requests_total{${labels},status_code="200"}`).requests?.endpoint;
    expect(of('server="srv-1"')).toBe('server');
    expect(of('server="srv-1",route="/a"')).toBe('route');
  });

  it('called method name procedures where they are no verbs, before the service that has them', () => {
    const { requests } = guessed('rpc_requests_total{service="Shop",method="MakeHat",status="200"}');
    expect(requests).toMatchObject({ endpoint: 'method', method: null });
  });
});

describe('what is under way', () => {
  it('is no counter of requests, and stands beside it by either order of words', () => {
    const { requests, inProgress } = guessed(
      'web_active_requests{path="/a",status="200"}',
      'web_requests_total{path="/a",status="200"}',
    );
    expect([requests?.metric, inProgress?.metric]).toEqual(['web_requests_total', 'web_active_requests']);
  });

  it('alone is refused', () => {
    expect(guessed('web_active_requests{path="/a",status="200"}').requests).toBeNull();
  });
});

describe('durations', () => {
  it('are found beside names that a program writes', () => {
    const { requests, duration } = guessed(
      'orderService_requestCount{uri="/a",httpStatus="200"}',
      'orderService_responseTimeMs_count{uri="/a"}',
      'orderService_responseTimeMs_bucket{uri="/a"}',
    );
    expect(requests?.metric).toBe('orderService_requestCount');
    expect(duration).toMatchObject({
      base: 'orderService_responseTimeMs',
      kind: 'classic-histogram',
      unit: 'milliseconds',
      endpoint: 'uri',
    });
  });

  it('without a unit in their name say none in the evidence', () => {
    const { evidence } = guessed(
      'acme_requests_total{path="/a",status="200"}',
      'acme_request_time_count{path="/a"}',
      'acme_request_time_bucket{path="/a"}',
    ).recognition;
    expect(evidence).toContain('acme_request_time is a histogram of durations, by path.');
  });
});

describe('names with dots, as OpenTelemetry writes them and Prometheus 3 keeps them', () => {
  it('are asked for and read like those with underscores', () => {
    const names = [
      'shop.orders.requests',
      'shop.orders.requests.total',
      'shop.orders.errors.total',
      'http.server.active_requests',
    ];
    // The notation for a part in which case does not matter is of Go.
    const asked = new RegExp(`^${GUESSED_METRICS.replace('(?i:', '(?:')}$`, 'i');
    for (const name of names)
      expect([name, asked.test(name), asked.test(name.replaceAll('.', '_'))]).toEqual([name, true, true]);
    const { requests, errors } = guessed(
      'shop.orders.requests{http.route="/a",http.request.method="GET"}',
      'shop.orders.errors.total{http.route="/a"}',
    );
    expect(requests).toMatchObject({
      metric: 'shop.orders.requests',
      endpoint: 'http.route',
      method: 'http.request.method',
    });
    expect(errors?.source).toMatchObject({ serverErrors: { metric: 'shop.orders.errors.total' } });
  });

  it('are none of the requests of a service where they are of what it asks of others', () => {
    const labels = '{http.request.method="GET",http.response.status_code="500",server.address="db"}';
    expect(
      guessed(`http.client.request.duration_count${labels}`, `http.client.request.duration_bucket${labels}`).requests,
    ).toBeNull();
  });
});

test('operations are requests only where labels say what of and how they ended', () => {
  expect(guessed('gql_operations_total{operation="a",outcome="ok"}').requests?.metric).toBe('gql_operations_total');
  expect(guessed('disk_operations_total{device="sda",outcome="ok"}').requests).toBeNull();
});
