import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Sample } from '@/prometheus/series';
import { discoveryQuestion } from './discovery-question';

const SILENT: Sample = { labels: { job: 'shop', part: '3' }, time: 0, value: 1 };

/** The times that a page asks for while it looks for services, where one job has fallen silent. `skew`: of the server's clock, as far as it is known before. */
async function timesAsked(skew: number | null): Promise<(number | null)[]> {
  const times: (number | null)[] = [];
  let known = skew;
  const server = exampleConnection({
    instantQuery: async (_, time): Promise<InstantAnswer> => {
      times.push(time);
      // An answer brings the server's time.
      known ??= -86_400;
      return { kind: 'instant', time: 0, at: 0, samples: times.length === 1 ? [SILENT] : [], notices: { warnings: [], infos: [] }, cost: { tookMs: 1, samples: null } };
    },
  });
  const connection = { ...server, clock: { ...server.clock, now: () => 1000, skew: () => known } };
  await new QueryClient().fetchQuery(discoveryQuestion(connection, 10, null));
  return times;
}

test('the server chooses the time of the first question: the clock of the browser may be a day off', async () => {
  expect(await timesAsked(null)).toEqual([null, 1000]);
});

test('once its clock is known it is asked for its own time', async () => {
  expect(await timesAsked(0)).toEqual([1000, 1000]);
});

test('many that have fallen silent are asked about in parts, and what was found of each is in the list', async () => {
  const jobs = Array.from({ length: 60 }, (_, i) => `payments-platform-eu-west/service-${i}`);
  const exprs: string[] = [];
  const connection = exampleConnection({
    instantQuery: (expr): Promise<InstantAnswer> => {
      exprs.push(expr);
      const found = exprs.length === 1 ? jobs.map((job) => ({ job, part: '3' })) : jobs.filter((job) => new RegExp(`${job}[|"]`).test(expr)).map((job) => ({ job, __name__: 'up' }));
      return Promise.resolve({ kind: 'instant', time: 0, at: 0, samples: found.map((labels) => ({ labels, time: 0, value: 1 })), notices: { warnings: [], infos: [] }, cost: { tookMs: 1, samples: null } });
    },
  });
  const { samples } = await new QueryClient().fetchQuery(discoveryQuestion(connection, 10, null));
  expect(exprs.length).toBeGreaterThan(2);
  for (const expr of exprs) expect(expr.length).toBeLessThanOrEqual(16_384);
  expect(samples.flatMap(({ labels }) => (labels['__name__'] === 'up' ? (labels['job'] ?? '') : []))).toEqual(jobs);
});
