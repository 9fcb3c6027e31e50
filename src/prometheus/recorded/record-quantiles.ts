import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Case = { q: number; buckets: { le: string; count: number }[] };

const QUANTILES = [-0.5, 0, 0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 1, 1.5];

/** The same sequence every time, so that a new recording differs only where Prometheus does. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/**
 * Histograms of every kind that is seen in the wild: empty, idle, falling, without `+Inf`, with edges below zero, with
 * tiny differences.
 */
function cases(): Case[] {
  const random = sequence(42);
  return Array.from({ length: 200 }, (_, i) => {
    const size = Math.floor(random() * 8);
    const edges = Array.from(
      { length: size },
      (__, k) => (k - (i % 7 === 0 ? 3 : 0) + random()) * 10 ** Math.floor(random() * 3 - 2),
    );
    let count = 0;
    const buckets = [...new Set(edges)]
      .toSorted((a, b) => a - b)
      .map((le) => {
        const growth = random();
        count +=
          growth < 0.3 ? 0 : growth < 0.4 ? count * 1e-14 : growth < 0.5 && i % 3 === 0 ? -count / 4 : random() * 50;
        return { le: String(le), count: i % 11 === 0 ? 0 : count };
      });
    if (i % 13 !== 0)
      buckets.push({ le: '+Inf', count: i % 11 === 0 ? 0 : count + (random() < 0.5 ? 0 : random() * 20) });
    return { q: QUANTILES[i % QUANTILES.length] ?? 0.5, buckets };
  }).filter(({ buckets }) => buckets.length > 0);
}

/** Asks `histogram_quantile` for buckets that are written into the expression, and keeps what it says. */
export async function recordQuantiles(api: string, folder: string): Promise<void> {
  const recorded = [];
  for (const { q, buckets } of cases()) {
    const vectors = buckets.map(({ le, count }) => `label_replace(vector(${count}), "le", "${le}", "", "")`);
    const query = `histogram_quantile(${q}, ${vectors.join(' or ')})`;
    const response = await fetch(new URL('query', api), { method: 'POST', body: new URLSearchParams({ query }) });
    const answer: { data?: { result?: { value: [number, string] }[] } } = await response.json();
    const value = answer.data?.result?.[0]?.value[1];
    if (value === undefined) throw new Error(`No answer to ${query}`);
    recorded.push({ q, buckets, value });
  }
  await writeFile(join(folder, 'quantiles.json'), `[\n${recorded.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
}
