import { expect, test } from 'vitest';
import { discovered } from '@/instrumentation/example-service';
import { findProfile } from '@/instrumentation/find-profile';
import { profileOf } from '@/instrumentation/profile-of';
import { selector } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import { severalProcessesPart } from './several-processes';
import { resetsText } from './several-processes-text';

const COUNTER = 'http_requests_total{route="/a",status="200"}';
const WITH_START = discovered([COUNTER, 'process_start_time_seconds']);
const WITHOUT = discovered([COUNTER]);

const sample = (signal: string, value: number): Sample => ({ labels: { signal }, time: 0, value });

/** What a service says of itself whose check, and whose question about resets, are answered so. */
async function found(service: typeof WITHOUT, hint: number, resets: number, scrapes: number) {
  const asked: string[] = [];
  const { recognition } = await findProfile(service, async (expr) => {
    asked.push(expr);
    if (expr.includes('count_over_time')) return [sample('resets', resets), sample('scrapes', scrapes)];
    return expr.includes('max(resets') ? [sample('resets', hint)] : [];
  });
  return { ...recognition, asked };
}

test('the start time is looked at where there is one, which is one series per instance, otherwise the counter over the window of its rate', () => {
  const readOf = (service: typeof WITHOUT) =>
    severalProcessesPart(profileOf(service), (metric, matchers) => selector(metric, matchers)).map(({ expr }) => expr);
  expect(readOf(WITH_START)).toEqual(['max(resets(process_start_time_seconds[15m]))']);
  expect(readOf(WITHOUT)).toEqual(['max(resets(http_requests_total[5m]))']);
});

test('a start time that goes back and a counter that is reset are several processes behind one port', async () => {
  const { unreliable, problems } = await found(WITH_START, 12, 14, 60);
  expect(unreliable).toBe('14 resets in 60 scrapes; several processes behind one port?');
  expect(problems).toEqual([
    'Traffic, errors and latency are not reliable: 14 resets in 60 scrapes; several processes behind one port? Let the workers count together (the multiprocess mode of their client library), or scrape each on a port of its own.',
  ]);
});

test('workers that count together are well, although each scrape finds another start time', async () => {
  expect(await found(WITH_START, 12, 0, 60)).not.toHaveProperty('unreliable');
});

test('a usual service is not asked about resets, nor one whose clock was set', async () => {
  const { asked, unreliable } = await found(WITH_START, 1, 14, 60);
  expect(unreliable).toBeUndefined();
  expect(asked.some((expr) => expr.includes('count_over_time'))).toBe(false);
});

test('without start times a process that crashes now and then is not taken for several', () => {
  const resets = (count: number) => resetsText({ startTime: null }, [sample('resets', count), sample('scrapes', 60)]);
  expect(resets(5)).toBeNull();
  expect(resets(12)).not.toBeNull();
  expect(resetsText({ startTime: null }, [sample('resets', 2), sample('scrapes', 5)])).toBeNull();
});

test('with a scrape per minute, one reset within five minutes is followed where nothing tells when processes were started', async () => {
  expect((await found(WITHOUT, 1, 4, 15)).unreliable).toBe(
    '4 resets in 15 scrapes; several processes behind one port?',
  );
  expect((await found(WITHOUT, 1, 1, 15)).unreliable).toBeUndefined();
});

test('what no longer answers is not asked about resets', async () => {
  const { asked } = await found({ ...WITH_START, isSilent: true }, 12, 14, 60);
  expect(asked.some((expr) => expr.includes('resets('))).toBe(false);
});
