import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { faultNamed } from './all-faults';

type Series = { values: unknown[] };

/** What the page gets in place of an answer with so many series of three points. */
async function seriesOf(name: string, count: number): Promise<Series[]> {
  const result = Array.from({ length: count }, (_, i) => ({
    metric: { endpoint: `/${i}` },
    values: [
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ],
  }));
  let body = '';
  const response = { writeHead: () => response, end: (text: string) => void (body = text) };
  await faultNamed(name).answer(response as unknown as ServerResponse, () =>
    Promise.resolve(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })),
  );
  return (JSON.parse(body) as { data: { result: Series[] } }).data.result;
}

test.each([1, 60])(
  '50,000 points are one answer, be it of %i series: a proxy that composed millions would answer nothing else for seconds',
  async (count) => {
    const series = await seriesOf('50,000 points', count);
    expect(series).toHaveLength(count);
    expect(series.flatMap(({ values }) => values)).toHaveLength(50_000 + 3 * (count - 1));
  },
);

test('10,000 series are as many of an answer that has dozens', async () => {
  expect(await seriesOf('10,000 series', 60)).toHaveLength(10_000);
});
