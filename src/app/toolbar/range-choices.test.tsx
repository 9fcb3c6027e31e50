import { act } from 'react';
import { expect, test } from 'vitest';
import { lastSeconds, type TimeRange } from '@/dashboard/time-range';
import { createServerClock } from '@/prometheus/server-clock';
import { testPage } from '@/ui/test-page';
import { RangeChoices } from './range-choices';

const { page, render } = testPage();

/** What becomes of `from` until a minute later, typed in a browser whose clock is so many seconds behind that of the server. */
function typed(from: number, behind: number): { chosen: TimeRange | null; problem: string } {
  let chosen: TimeRange | null = null;
  const clock = { observe: () => undefined, now: () => Date.now() / 1000 + behind, skew: () => behind };
  const range: TimeRange = { from: { kind: 'absolute', time: from }, to: { kind: 'absolute', time: from + 60 } };
  render(<RangeChoices key={behind} range={range} timeZone="utc" clock={clock} choose={(to) => (chosen = to)} />);
  act(() => page.querySelector<HTMLButtonElement>('button[type=submit]')?.click());
  return { chosen, problem: page.querySelector('[role=alert]')?.textContent ?? '' };
}

test('what lies in the future is judged by the clock of the server', () => {
  const inFiveMinutes = Math.round(Date.now() / 1000) + 300;
  expect(typed(inFiveMinutes, 0)).toEqual({ chosen: null, problem: 'The range lies in the future' });
  expect(typed(inFiveMinutes, 600)).toMatchObject({ chosen: { from: { time: inFiveMinutes } }, problem: '' });
});

test('of the usual ranges the one that is looked at is marked, and none where it is another', () => {
  const marked = (range: TimeRange) => {
    render(<RangeChoices range={range} timeZone="utc" clock={createServerClock()} choose={() => undefined} />);
    return Array.from(page.querySelectorAll('[aria-current=true]'), ({ textContent }) => textContent);
  };
  expect(marked(lastSeconds(3600))).toEqual(['Last 1\u00a0h']);
  expect(marked({ ...lastSeconds(3600), to: { kind: 'relative', secondsAgo: 60 } })).toEqual([]);
  expect(marked({ from: { kind: 'absolute', time: 0 }, to: { kind: 'absolute', time: 3600 } })).toEqual([]);
});
