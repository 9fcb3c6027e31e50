import { askRange } from '../yardstick/columns';

const POINTS = 720;
const SPAN = 7200;
const STEP = SPAN / POINTS;

/** Times of the first and last point, Unix seconds. */
export type HeavyRange = { start: number; end: number };

export type HeavyLine = { name: string; times: Float64Array; values: Float64Array };

export function heavyRange(): HeavyRange {
  const end = Math.floor(Date.now() / 1000 / STEP) * STEP;
  return { start: end - SPAN + STEP, end };
}

/** One line per endpoint and instance, 720 points each: with the default data set 200 of them. */
export async function askHeavyLines({ start, end }: HeavyRange): Promise<readonly HeavyLine[]> {
  const result = await askRange(
    'sum by (endpoint, instance) (rate(http_requests_total{job="shop-api"}[1m]))',
    start,
    end,
    STEP,
  );
  const times = Float64Array.from({ length: POINTS }, (_, i) => start + i * STEP);
  return result.map(({ metric, values }) => {
    const column = new Float64Array(POINTS).fill(Number.NaN);
    for (const [time, value] of values) column[Math.round((time - start) / STEP)] = Number(value);
    return { name: `${metric['endpoint']} ${metric['instance']}`, times, values: column };
  });
}
