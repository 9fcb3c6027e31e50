import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { exampleConnection } from '@/panels/queries/example-connection';
import { FreshnessText } from './freshness-text';

const START = Date.UTC(2026, 10, 20, 3, 12, 5);
const NOW = START / 1000;

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  place = document.createElement('div');
  root = createRoot(place);
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What it says of a sample of four seconds ago a minute after the last answer. */
async function saidAfterAMinute(change: Partial<Parameters<typeof FreshnessText>[0]>): Promise<string> {
  const freshness = { newestSample: NOW - 4, age: 4, unreachableSince: null, state: 'current' } as const;
  await act(async () =>
    root.render(
      <FreshnessText
        freshness={freshness}
        refreshInterval={null}
        range={DEFAULT_RANGE}
        connection={exampleConnection()}
        now={NOW}
        isLoading={false}
        {...change}
      />,
    ),
  );
  await act(async () => vi.advanceTimersByTimeAsync(60_001));
  return place.textContent.replaceAll(/\s/g, ' ');
}

test('a paused page says so, and its numbers go on ageing', async () => {
  expect(await saidAfterAMinute({})).toBe('newest sample 1 min 04 s old, paused');
});

test('over a fixed range the age is said to be that at its end, and nothing is called paused that no key resumes', async () => {
  expect(await saidAfterAMinute({ range: { ...DEFAULT_RANGE, to: { kind: 'absolute', time: NOW } } })).toBe(
    'newest sample 4 s old then, not live',
  );
});

test('a page that is refreshed says how often', async () => {
  expect(await saidAfterAMinute({ refreshInterval: 60 })).toBe('every 1 min, newest sample 1 min 04 s old');
});

test('what is old because the page has not asked for long, in a tab that nobody saw, is being checked', async () => {
  expect(await saidAfterAMinute({ refreshInterval: 10 })).toBe('every 10 s, newest sample 1 min 04 s old, checking');
});

test('no age is made of the leap of a clock: it is that before, and being checked', async () => {
  const connection = exampleConnection();
  expect(
    await saidAfterAMinute({
      refreshInterval: 10,
      connection: { ...connection, clock: { ...connection.clock, isInDoubt: () => true } },
    }),
  ).toBe('every 10 s, newest sample 4 s old, checking');
});
