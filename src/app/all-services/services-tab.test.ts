import { expect, it } from 'vitest';
import type { Level } from '@/health/level';
import { tabTitle } from './services-tab';

it.each<[string, readonly Level[] | null]>([
  ['Loading', null],
  ['OK', ['ok', 'ok', 'unknown']],
  ['Critical: 2', ['critical', 'critical', 'warning', 'ok']],
  ['Unknown: 1', ['unknown', 'ok']],
])('the tab says %s of the services %j', (words, levels) => {
  expect(tabTitle(levels?.map((level) => ({ level })) ?? null)).toBe(`${words} | Services`);
});
