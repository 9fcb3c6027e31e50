import { expect, test } from 'vitest';
import { discovered, samplesOf } from './example-service';
import { findProfile } from './find-profile';

const SERIES = [
  'http_requests_total{path="/a",status="200"}',
  'http_request_duration_seconds_bucket',
  'http_request_duration_seconds_count',
];

/** Answers what is looked at with the first of these series, and every check with nothing. */
function server(series: readonly string[], isRefused: (expr: string) => boolean = () => false) {
  const asked: string[] = [];
  const [counter] = samplesOf(series);
  const ask = async (expr: string) => {
    asked.push(expr);
    if (isRefused(expr)) throw new Error('refused');
    return expr.startsWith('label_replace(topk') && counter
      ? [{ ...counter, labels: { ...counter.labels, inspected: 'http_requests_total' } }]
      : [];
  };
  return { asked, ask };
}

test('a service whose names tell how it counts requests costs two questions, asked at once, and one for the edges of its buckets', async () => {
  const series = [
    'http_requests_total{route="/a",status="200"}',
    'http_request_duration_seconds_bucket',
    'http_request_duration_seconds_count',
  ];
  const { asked, ask } = server(series);
  const found = findProfile(discovered(series), ask);
  expect(asked).toHaveLength(2);
  expect(await found).toMatchObject({ requests: { metric: 'http_requests_total', endpoint: 'route' }, counters: [] });
  expect(asked).toHaveLength(3);
  expect(asked[2]).toContain('count by (le)');
});

test('the check of a large service is three questions, on which a server works at once, and says the same', async () => {
  const { asked, ask } = server(SERIES.map((series) => series.replace('path', 'route')));
  const small = discovered(SERIES.map((series) => series.replace('path', 'route')));
  await findProfile(small, ask);
  const [whole = ''] = asked.filter((expr) => expr.includes('"endpoints"'));
  const partsOf = (expr: string) => expr.match(/"signal", "[^"]*"/g)?.toSorted() ?? [];
  asked.length = 0;
  void findProfile({ ...small, isLarge: true }, ask);
  expect(asked).toHaveLength(4);
  const checks = asked.filter((expr) => !expr.startsWith('label_replace(topk'));
  expect(checks).toHaveLength(3);
  expect(checks.flatMap(partsOf).toSorted()).toEqual(partsOf(whole));
});

test('another check where its labels are others than the usual ones: what was checked by the names alone counts for nothing, even if it failed', async () => {
  const { asked, ask } = server(SERIES, (expr) => expr.includes('by (route)'));
  expect(await findProfile(discovered(SERIES), ask)).toMatchObject({
    requests: { metric: 'http_requests_total', endpoint: 'path' },
    counters: [],
  });
  expect(asked.filter((expr) => expr.includes('by (path)'))).toHaveLength(1);
});

test('what is only guessed by its names is looked at first', async () => {
  const series = ['shop_hits_total{path="/a",status="200"}'];
  const { asked, ask } = server(series);
  const found = findProfile(discovered(series), ask);
  expect(asked).toHaveLength(1);
  await found;
});

test('one that counts none is asked for its own counters', async () => {
  const profile = await findProfile(discovered(['up'], 'worker'), async (expr) =>
    expr.startsWith('count by')
      ? samplesOf(['jobs_done_total', 'jobs_failed_total'])
      : [{ labels: { counter: 'jobs_done_total' }, time: 0, value: 3 }],
  );
  expect(profile).toMatchObject({ service: 'worker', requests: null, counters: ['jobs_done_total'] });
});

test('one that counted requests within the day is read as it was then, whatever else it counts', async () => {
  const profile = await findProfile(discovered(['up'], 'worker'), async (expr) =>
    expr.includes(' offset ')
      ? [{ labels: { job: 'worker', __name__: 'http_requests_total', status: '200' }, time: 0, value: 1 }]
      : samplesOf(['jobs_done_total']),
  );
  expect(profile).toMatchObject({ service: 'worker', requests: { metric: 'http_requests_total' }, counters: [] });
  expect(profile.recognition.problems).toHaveLength(1);
});

test('its endpoints are named as they were then, so that a filter on one of them still finds it', async () => {
  const asked: { expr: string; ago: number }[] = [];
  const profile = await findProfile(discovered(['up'], 'shop'), async (expr, ago = 0) => {
    asked.push({ expr, ago });
    if (expr.includes('offset 5h')) return samplesOf(['http_requests_total{status="200"}'], { job: 'shop' });
    if (ago === 0) return [];
    if (expr.startsWith('label_replace(topk'))
      return samplesOf(['http_requests_total{path="/orders",method="POST",status="200"}'], {
        job: 'shop',
        inspected: 'http_requests_total',
      });
    return expr.includes('"namesakes"')
      ? [
          { labels: { signal: 'names' }, time: 0, value: 12 },
          { labels: { signal: 'namesakes' }, time: 0, value: 3 },
        ]
      : [];
  });
  expect(profile.requests).toMatchObject({
    metric: 'http_requests_total',
    endpoint: 'path',
    qualifier: { kind: 'method', label: 'method' },
  });
  expect(profile.recognition.problems).toEqual([expect.stringContaining('http_requests_total counted this service')]);
  expect([...new Set(asked.map(({ ago }) => ago))]).toEqual([0, 5 * 3600]);
});

test('a question that fails fails the whole, so that it is asked again', async () => {
  await expect(findProfile(discovered(SERIES), () => Promise.reject(new Error('timeout')))).rejects.toThrow('timeout');
});
