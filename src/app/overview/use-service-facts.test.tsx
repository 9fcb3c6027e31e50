import { expect, test } from 'vitest';
import { buildOverview } from '@/dashboard/overview';
import { DEFAULT_RANGE } from '@/dashboard/time-range';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleConnection } from '@/panels/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import type { Driver } from '@/prometheus/driver';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Sample } from '@/prometheus/series';
import { useServiceFacts, type FactsInput } from './use-service-facts';

const SHOP = profileOf({ service: 'shop', exposed: new Set(['http_requests_total']) });
const ANSWER: InstantAnswer = { kind: 'instant', time: 0, at: 0, samples: [], notices: { warnings: [], infos: [] }, cost: { tookMs: 1, samples: null } };

/** An answer that comes when the test wants it. */
function later() {
  let give: (given: InstantAnswer) => void = () => {};
  const answer = new Promise<InstantAnswer>((resolve) => (give = resolve));
  return { answer, give };
}

/** What the facts rest on, over a server that answers as it is told to. */
function inputOf(driver: Partial<Driver>, busiest: number | null): FactsInput {
  const profile = { ...SHOP, requests: SHOP.requests && { ...SHOP.requests, busiest } };
  const overview = buildOverview(profile, { service: 'shop', endpoints: [], instances: [], excluded: [] }, { scrapeInterval: 15, step: 15 });
  const source = { connection: exampleConnection(driver), range: DEFAULT_RANGE, step: 15, deadline: 10, isReady: true };
  return { profile, overview, source, targets: [], scrapeInterval: 15, refreshInterval: 10, knowledgeOf: () => 'known' };
}

/** The expressions of the lines that are asked while the pulse is not answered yet, and once it is. */
async function linesAround(busiest: number | null) {
  const lines: string[] = [];
  const pulse = later();
  const rangeQuery = (expr: string) => {
    lines.push(expr);
    return new Promise<never>(() => undefined);
  };
  await renderHook(useServiceFacts, inputOf({ instantQuery: () => pulse.answer, rangeQuery }, busiest));
  await settle();
  const before = [...lines];
  pulse.give(ANSWER);
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

test('and so does the question which of them are busiest: until it is answered the endpoints are not known, and the rest is', async () => {
  const ranked = later();
  const busiest: Sample = { labels: { signal: 'requestsInErrorWindow', [SHOP.requests?.endpoint ?? '']: '/a' }, time: 0, value: 3 };
  const total: Sample = { labels: { signal: 'requestsInErrorWindowTotal' }, time: 0, value: 7 };
  const instantQuery = (expr: string) => (expr.includes('topk') ? ranked.answer : Promise.resolve({ ...ANSWER, samples: [total] }));
  const hook = await renderHook(useServiceFacts, inputOf({ instantQuery, rangeQuery: () => new Promise(() => undefined) }, 20));
  await settle();
  expect(hook.current.facts).toMatchObject({ endpoints: null, current: { requestCount: 7 * 300 } });
  ranked.give({ ...ANSWER, samples: [busiest] });
  await settle();
  expect(hook.current.facts).toMatchObject({ endpoints: [{ endpoint: '/a', requestRate: 3 }], current: { requestCount: 7 * 300 } });
});
