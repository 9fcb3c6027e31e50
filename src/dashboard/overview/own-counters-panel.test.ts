import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Filters } from '@/dashboard/filters';
import { buildOverview } from './overview';

const FILTERS: Filters = { service: 'worker', endpoints: [], instances: ['a'], excluded: [] };
const panelsOf = (change: Partial<ServiceProfile>) =>
  buildOverview({ ...profileOf({ service: 'worker', exposed: new Set() }), ...change }, FILTERS, {
    scrapeInterval: 15,
    step: 15,
  }).dashboard.sections.flatMap((s) => [...s.stats, ...s.charts]);

test('a service without requests shows what it counts instead, each counter asked on its own', () => {
  const panels = panelsOf({ counters: ['jobs_done_total', 'jobs.failed_total'] });
  expect(
    panels.find(({ id }) => id === 'own-counters')?.queries.map(({ refId, expr, legend }) => [refId, expr, legend]),
  ).toEqual([
    ['A', 'sum(rate(jobs_done_total{job="worker",instance="a"}[5m]))', 'jobs_done_total'],
    ['B', 'sum(rate({"jobs.failed_total",job="worker",instance="a"}[5m]))', 'jobs.failed_total'],
  ]);
  expect(panels.map(({ id }) => id)).not.toContain('requests');
});

test('one that counts nothing at all keeps the empty chart, which says why', () => {
  const panels = panelsOf({});
  expect(panels.map(({ id }) => id)).not.toContain('own-counters');
  expect(panels.find(({ id }) => id === 'requests')).toMatchObject({
    queries: [],
    missing: 'no HTTP metric found: nothing that this service exposes counts requests',
  });
});

test('every panel that has nothing to ask says why, in the words of what is missing', () => {
  const requests = { metric: 'hits_total', matchers: [], endpoint: null, method: null, busiest: null };
  const silent = panelsOf({ requests }).filter(({ queries }) => queries.length === 0);
  const why = (id: string) => silent.find((panel) => panel.id === id)?.missing;
  expect(why('error-ratio')).toContain('no label of hits_total gives a status');
  expect(why('p95')).toContain('no durations found');
  expect(silent.filter(({ missing, subject }) => subject === 'requests' && missing === undefined)).toEqual([]);
});
