import { expect, test } from 'vitest';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { moment } from '@/health/example-facts';
import { useWeekAgo } from './use-week-ago';

const WEEK = { kind: 'instant', expr: 'sum(rate(http_requests_total[5m]))', secondsAgo: 604_800 } as const;

/** What is known of a week ago, and what was asked, with so many requests now, an hour ago and a day ago. */
async function known(now: number, hourAgo: number, requestRateDayAgo: number) {
  const asked: string[] = [];
  const connection = exampleConnection({
    instantQuery: async (expr) => {
      asked.push(expr);
      return {
        kind: 'instant',
        time: 0,
        at: 0,
        samples: [{ labels: {}, time: 0, value: 7 }],
        notices: { warnings: [], infos: [] },
        cost: { tookMs: 1, samples: null },
      };
    },
  });
  const source = { connection, range: DEFAULT_RANGE, step: 15, deadline: 10, isReady: true };
  const [current, then] = [{ requestRate: now }, { hourAgo: moment({ requestRate: hourAgo }), requestRateDayAgo }];
  const mounted = await renderHook(() => useWeekAgo({ weekAgo: WEEK }, source, current, then), null);
  await settle();
  return { asked, ...mounted.current };
}

test('a service with its usual traffic is not asked what it had a week ago', async () => {
  expect(await known(60, 100, 100)).toEqual({ asked: [], rate: null, isAwaited: false });
});

test('one with less than half of an hour or of a day ago is', async () => {
  expect(await known(40, 100, 30)).toEqual({ asked: [WEEK.expr], rate: 7, isAwaited: false });
  expect(await known(0, 0, 20)).toEqual({ asked: [WEEK.expr], rate: 7, isAwaited: false });
});
