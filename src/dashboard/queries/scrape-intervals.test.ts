import { expect, test } from 'vitest';
import { readIntervals, scrapesQuery } from './scrape-intervals';

test('scrapes are counted from the first to the last of ten minutes, of every service in one question', () => {
  const scraped = 'timestamp(up{job=~"a|b"})';
  expect(scrapesQuery(['a', 'b'])).toBe(
    `max by (job) ((${scraped} - min_over_time(${scraped}[10m:5s])) / (changes(${scraped}[10m:5s]) > 0))`,
  );
});

test('an interval is a number of whole seconds, and what is no interval is none', () => {
  const answer = [15.4, 59.6, 1, 0.4, NaN].map((value, i) => ({ labels: { job: `job-${i}` }, time: 0, value }));
  expect([...readIntervals(answer)]).toEqual([
    ['job-0', 15],
    ['job-1', 60],
    ['job-2', 1],
  ]);
});
