import { expect, test } from 'vitest';
import { buildOverview } from '@/dashboard/overview';
import { DEFAULT_RANGE } from '@/dashboard/time-range';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import type { InstantAnswer } from '@/prometheus/query-answer';
import { useServiceFacts } from './use-service-facts';

const SHOP = profileOf({ service: 'shop', exposed: new Set(['http_requests_total']) });
const ANSWER: InstantAnswer = { kind: 'instant', time: 0, at: 0, samples: [], notices: { warnings: [], infos: [] }, cost: { tookMs: 1, samples: null } };

/** The expressions of the lines that are asked while the pulse is not answered yet, and once it is. */
async function linesAround(busiest: number | null) {
  const lines: string[] = [];
  let answer: (given: InstantAnswer) => void = () => {};
  const pulse = new Promise<InstantAnswer>((resolve) => (answer = resolve));
  const connection = exampleConnection({
    instantQuery: () => pulse,
    rangeQuery: (expr) => {
      lines.push(expr);
      return new Promise(() => undefined);
    },
  });
  const profile = { ...SHOP, requests: SHOP.requests && { ...SHOP.requests, busiest } };
  const overview = buildOverview(profile, { service: 'shop', endpoints: [], instances: [], excluded: [] }, { scrapeInterval: 15, step: 15 });
  const source = { connection, range: DEFAULT_RANGE, step: 15, deadline: 10, isReady: true };
  const input = { profile, overview, source, targets: [], scrapeInterval: 15, refreshInterval: 10, knowledgeOf: () => 'known' as const };
  await renderHook(useServiceFacts, input);
  await settle();
  const before = [...lines];
  answer(ANSWER);
  await settle();
  return { before, after: lines };
}

test('the lines of a service are asked beside the numbers of the moment', async () => {
  expect((await linesAround(null)).before).not.toEqual([]);
});

test('where there are too many endpoints to show they wait for these numbers, which they would make late', async () => {
  const { before, after } = await linesAround(20);
  expect(before).toEqual([]);
  expect(after).not.toEqual([]);
});
