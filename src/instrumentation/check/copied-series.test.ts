import { expect, test } from 'vitest';
import type { Labels, Sample } from '@/prometheus/series';
import { discovered } from '@/instrumentation/example-service';
import { findProfile } from '@/instrumentation/find-profile';
import { profileOf } from '@/instrumentation/profile-of';
import { copiedText, copiesExpr } from './copied-series';

const SERIES = [
  'http_requests_total{route="/a",status="200"}',
  'process_cpu_seconds_total',
  'process_start_time_seconds',
];
const [REQUESTS, CPU, TARGETS, STARTS] = ['stored requests', 'stored CPU', 'stored targets', 'stored starts'] as const;

const series = (signal: string, value: number, labels: Labels): Sample => ({
  labels: { job: 'shop', instance: 'a', signal, ...labels },
  time: 0,
  value,
});

/** What two that scrape one process have stored of it, the second a little later. */
const two = (signal: string, value: number, labels: Labels = {}, later = 1.02) => [
  series(signal, value, { ...labels, replica: 'p-0' }),
  series(signal, value * later, { ...labels, replica: 'p-1' }),
];

const UP = two(TARGETS, 1);
const COUNTED = [
  ...UP,
  ...two(REQUESTS, 900, { route: '/a' }),
  ...two(REQUESTS, 400, { route: '/b' }),
  ...two(REQUESTS, 0, { route: '/c' }),
];

test('the targets are looked at and the busiest series as they are stored, of requests those that are read', () => {
  const profile = {
    ...profileOf(discovered(SERIES, 'shop')),
    requests: {
      metric: 'calls',
      matchers: [{ name: 'reporter', op: '=', value: 'destination' }],
      endpoint: null,
      method: null,
      busiest: null,
    },
  } as const;
  const expr = copiesExpr([profile]);
  for (const selected of [
    'up{job="shop"}',
    'process_start_time_seconds{job="shop"}',
    'calls{job="shop",reporter="destination"}',
    'process_cpu_seconds_total{job="shop"}',
  ])
    expect(expr).toContain(`topk by (job) (20, ${selected})`);
  const both = copiesExpr([profile, { ...profile, service: 'edge' }]);
  expect(both?.match(/topk/g)).toHaveLength(4);
  expect(both).toContain('up{job=~"shop|edge"}');
  expect(copiesExpr([])).toBeNull();
});

test('two replicas of a server whose series are both kept are named, with what they make wrong and what to do', () => {
  expect(copiedText([...COUNTED, ...two(CPU, 77), ...two(STARTS, 1.7e9, {}, 1)])).toEqual([
    'Every series is stored 2 times, by replica (p-0, p-1): requests and failures per second, CPU and memory read 2 times as high as they are; shares and durations are right. Have the server keep one of them (deduplication), or scrape it once.',
  ]);
});

test('where a second target exposes the process and not its requests, only CPU and memory are wrong', () => {
  expect(copiedText([...UP, series(REQUESTS, 900, { replica: 'p-0' }), ...two(CPU, 77)]).join()).toContain(
    '(p-0, p-1): CPU and memory read',
  );
});

test('services that tell nothing of their processes, or of requests, have the same sentence as all others', () => {
  const texts = [[...COUNTED, ...two(CPU, 77)], COUNTED, [...UP, ...two(CPU, 77)]].map((samples) =>
    copiedText(samples).join(),
  );
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).not.toBe('');
});

test('one service found in two ways is told by the labels that these give it, whatever they are called', () => {
  const found = ['shop', 'shop-headless'].flatMap((service) => [
    series(TARGETS, 1, { service, endpoint: 'http' }),
    series(REQUESTS, 900, { route: '/a', service, endpoint: 'http' }),
  ]);
  expect(copiedText(found).join()).toContain('2 times, by service (shop, shop-headless): requests');
});

test.each([0, 1])(
  'a server that names itself beside one that does not is told from it, whichever is seen first',
  (unnamed) => {
    const seen = [TARGETS, REQUESTS].flatMap((signal) =>
      [0, 1].map((i) => series(signal, 9, i === unnamed ? {} : { replica: 'p-1' })),
    );
    expect(copiedText(seen).join()).toContain('2 times, by replica');
  },
);

test('of replicas that share the instances out among them the copies are counted, and not the servers', () => {
  const shards = [TARGETS, REQUESTS].flatMap((signal) =>
    ['0', '1'].flatMap((shard) =>
      ['a', 'b'].map((replica) => series(signal, 9, { instance: shard, replica: `${shard}-${replica}` })),
    ),
  );
  expect(copiedText(shards).join()).toContain('2 times, by replica (0-a, 0-b, 1-a, 1-b)');
});

test.each([
  [
    'a second target that exposes something else',
    [
      ...UP,
      series(REQUESTS, 900, { route: '/a', replica: 'p-0' }),
      series(REQUESTS, 900, { route: '/b', replica: 'p-1' }),
    ],
  ],
  [
    'copies of a few only',
    [
      ...UP,
      ...two(REQUESTS, 900, { route: '/a' }),
      series(REQUESTS, 880, { route: '/b', replica: 'p-0' }),
      series(REQUESTS, 700, { route: '/c', replica: 'p-0' }),
    ],
  ],
  [
    'other values in one of several',
    [...UP, ...two(REQUESTS, 900, { route: '/a' }), ...two(REQUESTS, 900, { route: '/b' }, 0.5)],
  ],
  ['other values', [...UP, ...two(REQUESTS, 900, {}, 0.5)]],
  ['processes that have begun at other times', [...COUNTED, ...two(STARTS, 1.7e9, {}, 1.000001)]],
  [
    'pods of a machine that is called their instance',
    ['a', 'b'].flatMap((pod) => [series(TARGETS, 1, { pod }), series(REQUESTS, 900, { pod })]),
  ],
  [
    'labels of the service itself',
    [series(TARGETS, 1, {}), series(REQUESTS, 900, { method: 'GET' }), series(REQUESTS, 900, { method: 'POST' })],
  ],
  ['nothing counted', [...UP, ...two(REQUESTS, 0)]],
  ['no series', []],
])('no copies are seen in %s', (_, samples) => {
  expect(copiedText(samples)).toEqual([]);
});

test('the profile of a service of which an instance has several targets says it, and of others nothing is asked', async () => {
  const asked: string[] = [];
  const ask = async (expr: string) => {
    asked.push(expr);
    return expr.includes(REQUESTS) ? COUNTED : [];
  };
  const twice = await findProfile({ ...discovered(SERIES), isScrapedTwice: true }, ask);
  expect(twice.recognition.problems.join()).toContain('2 times, by replica');
  expect(asked.filter((expr) => expr.includes(REQUESTS))).toHaveLength(1);
  const once = await findProfile(discovered(SERIES), ask);
  expect(once.recognition.problems).toEqual([]);
  expect(asked.filter((expr) => expr.includes(REQUESTS))).toHaveLength(1);
});
