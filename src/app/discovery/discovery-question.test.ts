import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Sample } from '@/prometheus/series';
import { discoveryQuestion } from './discovery-question';

const SILENT: Sample = { labels: { job: 'shop', part: '3' }, time: 0, value: 1 };

test('the server chooses the time of whatever is asked of now: the clock of the browser may be a day off, and that of a proxy', async () => {
  const times: (number | null)[] = [];
  const connection = exampleConnection({
    instantQuery: async (_, time): Promise<InstantAnswer> => {
      times.push(time);
      return {
        kind: 'instant',
        time: 0,
        at: 0,
        samples: times.length === 1 ? [SILENT] : [],
        notices: { warnings: [], infos: [] },
        cost: { tookMs: 1, samples: null },
      };
    },
  });
  await new QueryClient().fetchQuery(discoveryQuestion(connection, 10, null));
  expect(times).toEqual([null, null]);
});

test('many that have fallen silent are asked about in parts, and what was found of each is in the list', async () => {
  const jobs = Array.from({ length: 60 }, (_, i) => `payments-platform-eu-west/service-${i}`);
  const exprs: string[] = [];
  const connection = exampleConnection({
    instantQuery: (expr): Promise<InstantAnswer> => {
      exprs.push(expr);
      const found =
        exprs.length === 1
          ? jobs.map((job) => ({ job, part: '3' }))
          : jobs.filter((job) => new RegExp(`${job}[|"]`).test(expr)).map((job) => ({ job, __name__: 'up' }));
      return Promise.resolve({
        kind: 'instant',
        time: 0,
        at: 0,
        samples: found.map((labels) => ({ labels, time: 0, value: 1 })),
        notices: { warnings: [], infos: [] },
        cost: { tookMs: 1, samples: null },
      });
    },
  });
  const { samples } = await new QueryClient().fetchQuery(discoveryQuestion(connection, 10, null));
  expect(exprs.length).toBeGreaterThan(2);
  for (const expr of exprs) expect(expr.length).toBeLessThanOrEqual(16_384);
  expect(samples.flatMap(({ labels }) => (labels['__name__'] === 'up' ? (labels['job'] ?? '') : []))).toEqual(jobs);
});
