import { describe, expect, it, test } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { union } from '@/promql/expression';
import { withConfigured } from '@/instrumentation/configured-profile';
import { inspected } from '@/instrumentation/example-service';
import { profileOf, requestProfiles } from '@/instrumentation/profile-of';
import { readEdges } from './bucket-edges';
import { checkedProfile } from './profile-check';
import { checkParts, NOT_TRAFFIC, readCheck } from './profile-facts';

const SERIES = [
  'http_requests_total{path="/a",status="200"}',
  'http_request_duration_seconds_bucket',
  'http_request_duration_seconds_count{path="/a"}',
];
const PROFILE = profileOf(inspected(SERIES));
const GUESS = profileOf(
  inspected([
    'acme_requests_total{path="/a",status="200"}',
    'acme_request_duration_bucket',
    'acme_request_duration_count{path="/a"}',
    'acme_request_duration_sum',
  ]),
);

const sample = (signal: string, value: number, labels: Record<string, string> = {}): Sample => ({
  labels: { signal, ...labels },
  time: 0,
  value,
});
const checked = (profile: typeof PROFILE, ...samples: Sample[]) =>
  checkedProfile(profile, { ...readCheck(samples), ...readEdges(samples) });

/** The check as the one query that it mostly is. */
const checkExpr = (...given: Parameters<typeof checkParts>) => {
  const parts = checkParts(...given);
  return parts && union(parts);
};

/** The service with a counter of requests that is given by hand. */
const withBusiest = (busiest: number) =>
  withConfigured(PROFILE, { service: 'x', requests: { metric: 'http_requests_total', endpoint: 'path', busiest } });

test('asks everything in one query, scoped to the job, and for no series of a bucket', () => {
  const expr = checkExpr(PROFILE, []) ?? '';
  expect(expr.match(/http_request[\w]*\{/g)?.length).toBe(expr.match(/\{job="x"/g)?.length);
  expect(expr).not.toContain('_bucket');
});

test('asks of a service that has fallen silent what it exposed last', () => {
  const [now = '', silent = ''] = [false, true].map((isSilent) => checkExpr(PROFILE, [], { isSilent }) ?? '');
  expect(now).not.toContain('[15m]');
  expect(silent.match(/last_over_time\(\w+\{[^}]*\}\[15m\]\)/g)).toHaveLength(5);
});

test('has nothing to check where no requests are counted', () => {
  const bare = profileOf({ service: 'x', exposed: new Set() });
  expect(checkExpr(bare, [])).toBeNull();
  expect(checked(bare)).toBe(bare);
});

test('says at how long buckets end in the unit of the metric', () => {
  const { recognition } = checked(
    PROFILE,
    sample('edges', 1, { le: '0.5' }),
    sample('edges', 1, { le: '10' }),
    sample('edges', 1, { le: '+Inf' }),
  );
  expect(recognition.evidence).toContain('Buckets of durations end at 10 seconds.');
});

test('says of which quantiles it is only known that they lie in the first bucket', () => {
  const edges = (...all: string[]) => all.map((le) => sample('edges', 1, { le }));
  const sentence = 'A quantile below 0.05 seconds, where the first of them ends, cannot be told more precisely.';
  expect(checked(PROFILE, ...edges('0.05', '10', '+Inf')).recognition.evidence).toContain(sentence);
  expect(checked(PROFILE, ...edges('0', '10', '+Inf')).recognition.evidence.join()).not.toContain('more precisely');
});

describe('instances that count their requests by another metric', () => {
  const only = (metric: string, read: string, instances: number) => sample(`only ${metric}`, instances, { read });

  it('are looked for where the service exposes one', () => {
    const service = inspected([
      ...SERIES,
      'http_server_request_duration_seconds_count{http_route="/a",http_response_status_code="200"}',
    ]);
    expect(checkExpr(PROFILE, requestProfiles(service))).toContain(
      'count(count by (instance) (http_server_request_duration_seconds_count{job="x"} > 0) unless on (instance) http_requests_total{job="x"})',
    );
    expect(checkExpr(PROFILE, [])).not.toContain('unless');
  });

  it('are named above the page, whose numbers are without them', () => {
    const { recognition } = checked(
      PROFILE,
      only('other_total', 'http_requests_total', 1),
      only('third_total', 'http_requests_total', 2),
    );
    expect(recognition.problems).toEqual([
      'Traffic, errors and latency are without 2 instances, which count their requests only in third_total: this page reads http_requests_total.',
    ]);
  });

  it('say nothing where after all another metric is read', () => {
    expect(checked(PROFILE, only('other_total', 'second_total', 1)).recognition.problems).toEqual([]);
  });
});

test('instances that tell the status of no request are named: their requests count, and their failures do not', () => {
  expect(checkExpr(PROFILE, [])).toMatch(
    /count\(count by \(instance\) \(http_requests_total\{job="x",status_code="",.*status="",.*\} > 0\) == on \(instance\) count by \(instance\) \(http_requests_total\{job="x"\} > 0\)\)/,
  );
  expect(checked(PROFILE, sample('untold', 1)).recognition.problems).toEqual([
    'Errors are without those of 1 instance: no label of http_requests_total tells there whether a request failed.',
  ]);
  expect(checked(PROFILE, sample('untold', 2)).recognition.problems.join()).toContain('those of 2 instances:');
});

test('what a service lacks is said, each in a sentence of its own', () => {
  const bare = profileOf(inspected(['http_requests_total']));
  expect(checked(bare).recognition.warnings).toEqual([
    'No label names endpoints, so nothing can be shown by endpoint.',
    'No label of http_requests_total marks failures, and no counter beside it counts them.',
    'No metric of durations was found.',
  ]);
  expect(checked(PROFILE).recognition.warnings).toEqual([]);
});

test.each([
  [null, 'of all instances is shown'],
  ['path', 'of all instances and endpoints is shown'],
])('of a summary that tells endpoints by %s it is said what its quantiles are', (endpoint, said) => {
  const summary = {
    ...PROFILE,
    duration: PROFILE.duration && ({ ...PROFILE.duration, kind: 'summary', endpoint } as const),
  };
  expect(checked(summary).recognition.warnings).toEqual([
    `Quantiles of a summary cannot be aggregated: the largest ${said}.`,
  ]);
});

test('says how many endpoints there are, where that is known', () => {
  expect(checked(PROFILE, sample('endpoints', 1)).recognition.evidence).toContain('path has 1 value.');
  expect(checked(PROFILE, sample('endpoints', 12)).recognition.evidence).toContain('path has 12 values.');
  expect(checked(PROFILE).recognition.evidence.join()).not.toContain('path has');
});

describe('raw paths', () => {
  it('are shown by the busiest, with a warning that names the label', () => {
    const { requests, recognition } = checked(PROFILE, sample('endpoints', 1600));
    expect(requests?.busiest).toBe(20);
    expect(recognition.warnings.join()).toContain('path has 1600 values');
  });

  it('are said to be as many as a person wants to see, where one has said so', () => {
    const { requests, recognition } = checkedProfile(withBusiest(5), {
      ...readCheck([sample('endpoints', 1600)]),
      ...readEdges([]),
    });
    expect(requests?.busiest).toBe(5);
    expect(recognition.warnings.join()).toContain('the 5 busiest are shown');
  });

  it('are not suspected behind a hundred endpoints', () => {
    expect(checked(PROFILE, sample('endpoints', 100)).requests?.busiest).toBeNull();
  });
});

describe('scrapes and health checks', () => {
  it('are left out where they are counted, visibly', () => {
    const { excluded, recognition } = checked(
      PROFILE,
      sample('no traffic', 1, { endpoint_value: '/metrics' }),
      sample('no traffic', 1, { endpoint_value: '/healthz' }),
    );
    expect(excluded).toBe(NOT_TRAFFIC);
    expect(recognition.evidence.join()).toContain('Left out because they are not traffic: /healthz, /metrics.');
  });

  it('change no expression where they are not', () => {
    expect(checked(PROFILE).excluded).toEqual([]);
  });

  it.each([
    '/metrics',
    '/api/metrics',
    '/health',
    '/healthz',
    '/api/health/db',
    '/health-check',
    '/health.json',
    '/healthz?full=1',
    '/readyz',
    '/-/healthy',
    '/actuator/prometheus',
    '/livez',
    '/ping',
  ])('know %s', (endpoint) => {
    expect(new RegExp(`^(?:${NOT_TRAFFIC.join('|')})$`).test(endpoint)).toBe(true);
  });

  it.each([
    '/orders',
    '/ship/healing',
    '/healthcare/patients',
    '/health-insurance/quotes',
    '/actuators/7',
    '/metrics-report',
    '/pingpong',
  ])('leave %s alone', (endpoint) => {
    expect(new RegExp(`^(?:${NOT_TRAFFIC.join('|')})$`).test(endpoint)).toBe(false);
  });
});

describe('units', () => {
  const edges = (...values: string[]) => values.map((le) => sample('edges', 1, { le }));

  it('of a guess are told by the buckets, where the name does not tell', () => {
    const { duration, recognition } = checked(GUESS, ...edges('100', '10000', '+Inf'));
    expect([duration?.unit, recognition.evidence.join()]).toEqual([
      'milliseconds',
      expect.stringContaining('milliseconds'),
    ]);
    expect(checked(GUESS, ...edges('0.1', '10', '+Inf')).duration?.unit).toBe('seconds');
  });

  it('of a guess without buckets are told by the mean, or the durations are left out and named', () => {
    const bare = profileOf(
      inspected(['acme_requests_total{path="/a",status="200"}', 'acme_request_time_count', 'acme_request_time_sum']),
    );
    expect(checkExpr(bare, [])).toContain(
      'sum(acme_request_time_sum{job="x"}) / sum(acme_request_time_count{job="x"})',
    );
    expect(checked(bare, sample('mean', 150))).toMatchObject({ duration: { unit: 'milliseconds' } });
    const open = checked(bare, sample('mean', 12));
    expect(open.duration).toBeNull();
    expect(open.recognition.warnings.join()).toContain(
      'acme_request_time may be durations, but its name tells no unit',
    );
  });

  it('that a name tells are not asked for', () => {
    expect(
      checkExpr(
        profileOf(inspected(['acme_requests_total{path="/a",status="200"}', 'acme_request_seconds_count'])),
        [],
      ),
    ).not.toContain('_sum');
  });

  it('of a known convention are known', () => {
    expect(checked(PROFILE, ...edges('1', '3600', '+Inf')).duration?.unit).toBe('seconds');
  });
});

test('remembers where the buckets end, because a quantile there may be anything above', () => {
  const { duration } = checked(
    PROFILE,
    sample('edges', 1, { le: '2.5' }),
    sample('edges', 1, { le: '10' }),
    sample('edges', 1, { le: '+Inf' }),
  );
  expect(duration?.lastEdge).toBe(10);
  expect(checked(PROFILE).duration).not.toHaveProperty('lastEdge');
});

test('a histogram whose only bucket is that of all is a sum and a count: it tells a mean and no quantile', () => {
  expect(checked(PROFILE, sample('edges', 1, { le: '+Inf' })).duration).toMatchObject({ kind: 'sum-and-count' });
  expect(checked(PROFILE).duration).toMatchObject({ kind: 'classic-histogram' });
});

test('the histogram that tells endpoints apart has edges of its own', () => {
  const split = {
    ...PROFILE,
    duration: PROFILE.duration && {
      ...PROFILE.duration,
      byEndpoint: { base: 'by_handler_seconds', endpoint: 'handler' },
    },
  };
  expect(
    checked(split, sample('edges', 1, { le: '60' }), sample('edges by endpoint', 1, { le: '1' })).duration,
  ).toMatchObject({ lastEdge: 60, byEndpoint: { lastEdge: 1 } });
});

test('says when every request is observed twice', () => {
  const { warnings } = checked(PROFILE, sample('rate http_requests_total', 5), sample('observed', 10)).recognition;
  expect(warnings.join()).toContain('observes every request 2.0 times');
  for (const observed of [5.1, 7.4, 51])
    expect(
      checked(PROFILE, sample('rate http_requests_total', 5), sample('observed', observed)).recognition.warnings,
      String(observed),
    ).toEqual([]);
});

test('asks by itself how many are observed only where no counter tells it as well', () => {
  const [alternative] = requestProfiles(inspected(SERIES)).filter(
    ({ requests }) => requests?.metric === 'http_request_duration_seconds_count',
  );
  expect(checkExpr(PROFILE, [])).toContain('"observed"');
  expect(checkExpr(PROFILE, alternative ? [alternative] : [])).not.toContain('"observed"');
  const { warnings } = checked(
    PROFILE,
    sample('rate http_requests_total', 5),
    sample('rate http_request_duration_seconds_count', 10),
  ).recognition;
  expect(warnings.join()).toContain('observes every request 2.0 times');
  const some = {
    ...PROFILE,
    duration: PROFILE.duration && {
      ...PROFILE.duration,
      matchers: [{ name: 'kind', op: '=', value: 'server' } as const],
    },
  };
  expect(checkExpr(some, alternative ? [alternative] : [])).toContain('"observed"');
  expect(
    checked(some, sample('rate http_requests_total', 5), sample('rate http_request_duration_seconds_count', 10))
      .recognition.warnings,
  ).toEqual([]);
});
