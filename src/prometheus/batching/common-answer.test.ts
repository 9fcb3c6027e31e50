import { expect, test } from 'vitest';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Labels } from '@/prometheus/series';
import { commonExpr, sharedCosts, splitInstant } from './common-answer';

const answer = (...samples: readonly Labels[]): InstantAnswer => ({
  kind: 'instant',
  time: 60,
  samples: samples.map((labels, i) => ({ labels, time: 60, value: i })),
  notices: { warnings: [], infos: [] },
  cost: { tookMs: 5, samples: 9 },
  at: 61,
});

test('each expression has the place in the label of its part by which its samples are found again', () => {
  expect(commonExpr(['up', 'sum(a)'])).toBe(
    'label_replace(up, "__part", "0", "", "") or label_replace(sum(a), "__part", "1", "", "")',
  );
  const parts = splitInstant(
    answer({ __part: '1', job: 'a' }, { __part: '0' }, { __part: '1', ['__proto__']: 'b' }),
    3,
  );
  expect(parts?.map(({ samples }) => samples.map(({ labels, value }) => [Object.entries(labels), value]))).toEqual([
    [[[], 1]],
    [
      [[['job', 'a']], 0],
      [[['__proto__', 'b']], 2],
    ],
    [],
  ]);
  expect(parts?.map(({ time, at }) => [time, at])).toEqual([
    [60, 61],
    [60, 61],
    [60, 61],
  ]);
});

test.each([
  ['no part', {}],
  ['a part that nobody asked for', { __part: '2' }],
  ['no number of a part', { __part: 'x' }],
])('a sample with %s makes the answer useless', (_, labels) => {
  expect(splitInstant(answer({ __part: '0' }, labels), 2)).toBeNull();
});

test('costs that were not told before are shared out evenly, and what the server does not tell stays unknown', () => {
  expect(
    sharedCosts({ tookMs: 5, samples: 9 }, [
      { tookMs: 1, samples: null },
      { tookMs: 2, samples: null },
      { tookMs: 3, samples: null },
    ]).map(({ samples }) => samples),
  ).toEqual([3, 3, 3]);
  expect(sharedCosts({ tookMs: 5, samples: null }, [{ tookMs: 1, samples: 1 }])).toEqual([
    { tookMs: 5, samples: null },
  ]);
});

test('costs that were told before are shared out in proportion to them', () => {
  const before = [
    { tookMs: 1, samples: 300 },
    { tookMs: 9, samples: 100 },
  ];
  expect(sharedCosts({ tookMs: 5, samples: 200, seconds: 0.4 }, before)).toEqual([
    { tookMs: 5, samples: 150, seconds: expect.closeTo(0.3) },
    { tookMs: 5, samples: 50, seconds: expect.closeTo(0.1) },
  ]);
});
