import { askRange } from '../yardstick/columns';

const POINTS = 720;
const SPAN = 7200;

export type HeavyLine = { name: string; times: Float64Array; values: Float64Array };

/** One line per endpoint and instance, 720 points each: with the default data set 200 of them. */
export async function askHeavyLines(): Promise<readonly HeavyLine[]> {
  const step = SPAN / POINTS;
  const end = Math.floor(Date.now() / 1000 / step) * step;
  const start = end - SPAN + step;
  const result = await askRange('sum by (endpoint, instance) (rate(http_requests_total{job="shop-api"}[1m]))', start, end, step);
  const times = Float64Array.from({ length: POINTS }, (_, i) => start + i * step);
  return result.map(({ metric, values }) => {
    const column = new Float64Array(POINTS).fill(Number.NaN);
    for (const [time, value] of values) column[Math.round((time - start) / step)] = Number(value);
    return { name: `${metric['endpoint']} ${metric['instance']}`, times, values: column };
  });
}
