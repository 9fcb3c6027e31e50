import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { faultNamed } from './all-faults';

type Series = { values: unknown[] };

/** The response that replaces one with this many series of three points. */
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
  '"50,000 points" extends only one of %i series, because composing millions would block the proxy for seconds',
  async (count) => {
    const series = await seriesOf('50,000 points', count);
    expect(series).toHaveLength(count);
    expect(series.flatMap(({ values }) => values)).toHaveLength(50_000 + 3 * (count - 1));
  },
);

test('"10,000 series" copies one series of any response 10,000 times', async () => {
  expect(await seriesOf('10,000 series', 60)).toHaveLength(10_000);
});
