import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { lastSeconds, type TimeRange } from '@/dashboard/time-range/time-range';
import { createServerClock } from '@/prometheus/server/clock';
import { testPage } from '@/ui/test-page';
import { RangeChoices } from './range-choices';

const { page, render } = testPage();

/**
 * What becomes of `from` until a minute later, typed in a browser whose clock is so many seconds behind that of the
 * server.
 */
function typed(from: number, behind: number): { chosen: TimeRange | null; problem: string } {
  let chosen: TimeRange | null = null;
  const clock = { ...createServerClock(), now: () => Date.now() / 1000 + behind };
  const range: TimeRange = { from: { kind: 'absolute', time: from }, to: { kind: 'absolute', time: from + 60 } };
  render(
    <RangeChoices
      key={behind}
      range={range}
      timeZone="utc"
      clock={clock}
      show={(to) => (chosen = to)}
      close={() => undefined}
    />,
  );
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
    render(
      <RangeChoices
        range={range}
        timeZone="utc"
        clock={createServerClock()}
        show={() => undefined}
        close={() => undefined}
      />,
    );
    return Array.from(page.querySelectorAll('[aria-current=true]'), ({ textContent }) => textContent);
  };
  expect(marked(lastSeconds(3600))).toEqual(['Last 1\u00a0h']);
  expect(marked({ ...lastSeconds(3600), to: { kind: 'relative', secondsAgo: 60 } })).toEqual([]);
  expect(marked({ from: { kind: 'absolute', time: 0 }, to: { kind: 'absolute', time: 3600 } })).toEqual([]);
});

/** The menu of a page that shows what is chosen in it. */
function Chosen({ first, timeZone, onClose }: { first: TimeRange; timeZone: string; onClose: () => void }) {
  const [range, setRange] = useState(first);
  return <RangeChoices range={range} timeZone={timeZone} clock={createServerClock()} show={setRange} close={onClose} />;
}

const click = (name: string) =>
  act(() =>
    Array.from(page.querySelectorAll('button'))
      .find(({ textContent }) => textContent === name)
      ?.click(),
  );
const fields = () => Array.from(page.querySelectorAll('input'), ({ value }) => value);

test('its fields say when the range is by the clock of the page, and follow its steps', () => {
  let closed = 0;
  const range: TimeRange = {
    from: { kind: 'absolute', time: 1_750_000_000 },
    to: { kind: 'absolute', time: 1_750_001_200 },
  };
  render(<Chosen first={range} timeZone="Europe/Paris" onClose={() => (closed += 1)} />);
  expect(fields()).toEqual(['2025-06-15 17:06:40', '2025-06-15 17:26:40']);
  click('Earlier');
  expect(fields()).toEqual(['2025-06-15 16:56:40', '2025-06-15 17:16:40']);
  click('Zoom out');
  expect(fields()).toEqual(['2025-06-15 16:46:40', '2025-06-15 17:26:40']);
  click('Later');
  expect([fields(), closed]).toEqual([['2025-06-15 17:06:40', '2025-06-15 17:46:40'], 0]);
});

test('an end that is left as it is stays that moment, also where the clock shows it twice', () => {
  const chosen: TimeRange[] = [];
  // 02:30 in Paris, when the clocks had gone back to winter.
  const range: TimeRange = {
    from: { kind: 'absolute', time: Date.UTC(2025, 9, 26, 1, 30) / 1000 },
    to: { kind: 'absolute', time: Date.UTC(2025, 9, 26, 4) / 1000 },
  };
  render(
    <RangeChoices
      range={range}
      timeZone="Europe/Paris"
      clock={createServerClock()}
      show={(to) => chosen.push(to)}
      close={() => undefined}
    />,
  );
  expect(fields()[0]).toBe('2025-10-26 02:30:00');
  click('Show this range');
  expect(chosen).toEqual([range]);
});
