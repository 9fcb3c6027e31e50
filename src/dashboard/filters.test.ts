import { expect, test } from 'vitest';
import { selector } from '@/promql/label-matcher';
import { matchersFor, type Filters } from './filters';

const NONE: Filters = { service: 'api', endpoints: [], instances: [], excluded: [] };
const written = (filters: Filters, label: string | null) => selector('m', matchersFor(filters, label));

test('every expression carries the service, filtered or not', () => {
  expect(written(NONE, 'endpoint')).toBe('m{job="api"}');
});

test('one value is matched exactly and several by an escaped alternation', () => {
  expect(written({ ...NONE, endpoints: ['/a.b'] }, 'route')).toBe('m{job="api",route="/a.b"}');
  expect(written({ ...NONE, endpoints: ['/a.b', '/c'], instances: ['1'] }, 'route')).toBe(String.raw`m{job="api",route=~"/a\\.b|/c",instance="1"}`);
});

test('a metric without the endpoint label keeps the instance filter and drops the other', () => {
  expect(written({ ...NONE, endpoints: ['/a'], instances: ['1', '2'] }, null)).toBe('m{job="api",instance=~"1|2"}');
});

test('endpoints that are no traffic are left out by the configured expressions', () => {
  expect(written({ ...NONE, excluded: ['/metrics', '/health.*'] }, 'route')).toBe('m{job="api",route!~"/metrics|/health.*"}');
});
