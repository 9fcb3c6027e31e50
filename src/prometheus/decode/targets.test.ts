import { expect, test } from 'vitest';
import { recordedAnswer } from '@/prometheus/recorded/recorded-answer';
import targets from '@/prometheus/recorded/targets.json';
import { openEnvelope } from './envelope';
import { decodeTargets } from './targets';

const { data } = openEnvelope(recordedAnswer(targets));

test('recorded targets tell their health, their last error and how often they are scraped', () => {
  const found = decodeTargets(data) ?? [];
  const down = found.find(({ labels }) => labels['job'] === 'gone');
  expect(found).toHaveLength(2);
  expect(down).toMatchObject({ health: 'down', scrapeInterval: 1, scrapeUrl: 'http://127.0.0.1:1/metrics' });
  expect(down?.lastError).toContain('connection refused');
  expect(found.find(({ labels }) => labels['job'] === 'prometheus')).toMatchObject({ health: 'up', lastError: '' });
});

test('a pool is picked even where the server ignored the parameter', () => {
  expect(decodeTargets(data, 'gone')?.map(({ labels }) => labels['job'])).toEqual(['gone']);
});

test('VictoriaMetrics says how often it scrapes among the labels that it discovered', () => {
  expect(
    decodeTargets({ activeTargets: [{ discoveredLabels: { __scrape_interval__: '1m0s' }, labels: { job: 'shop' } }] }),
  ).toMatchObject([{ scrapeInterval: 60 }]);
});

test('what older servers do not say is not known', () => {
  expect(
    decodeTargets({ activeTargets: [{ health: 'strange', lastScrape: '0001-01-01T00:00:00Z' }, 7] }),
  ).toMatchObject([{ health: 'unknown', scrapeInterval: null, lastScrape: null, lastError: '' }]);
});

test('an empty server has no targets, and an odd answer is none', () => {
  expect(decodeTargets({ activeTargets: null })).toEqual([]);
  expect(decodeTargets([])).toEqual([]);
  expect(decodeTargets('x')).toBeNull();
});

test('a target without a pool, as older servers and VictoriaMetrics tell it, is none of another one', () => {
  expect(
    decodeTargets(
      { activeTargets: [{ labels: { job: 'shop' } }, { labels: { job: 'b' }, scrapePool: 'b' }] },
      'shop',
    )?.map(({ labels }) => labels['job']),
  ).toEqual(['shop']);
});
