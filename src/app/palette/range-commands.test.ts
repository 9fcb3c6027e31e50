import { expect, test } from 'vitest';
import { lastSeconds, type TimeRange } from '@/dashboard/time-range/time-range';
import { findCommands } from '@/ui/palette/find-commands';
import { createServerClock } from '@/prometheus/server/clock';
import { rangeCommands } from './range-commands';

const NOW = Date.parse('2026-11-20T14:30:00Z') / 1000;
const clock = { ...createServerClock(), now: () => NOW };

/** What is found first for a text, and the range that it leads to. */
function first(typed: string, range = lastSeconds(3600)): { text: string | undefined; leadsTo: TimeRange | null } {
  let leadsTo: TimeRange | null = null;
  const [found] = findCommands(
    [rangeCommands({ range, timeZone: 'utc', clock, show: (to) => (leadsTo = to) }, typed)],
    typed,
  );
  const [command] = found?.commands ?? [];
  if (command !== undefined && 'run' in command) command.run();
  return { text: command?.text.replaceAll('\u00a0', ' '), leadsTo };
}

test('a range that is typed is offered first, in the words of the page', () => {
  expect(first('last 2h')).toEqual({ text: 'Last 2 h', leadsTo: lastSeconds(7200) });
  expect(first('13:00 to 14:00').text).toBe('13:00 to 14:00');
  expect(first('2h ago to 1h ago').leadsTo).toEqual({
    from: { kind: 'relative', secondsAgo: 7200 },
    to: { kind: 'relative', secondsAgo: 3600 },
  });
});

test('a usual one that is typed is offered once, however it is written', () => {
  for (const typed of ['last 6h', 'last 6 hours', '6h', 'Last 6 h']) {
    const [group] = findCommands(
      [rangeCommands({ range: lastSeconds(3600), timeZone: 'utc', clock, show: () => undefined }, typed)],
      typed,
    );
    expect(
      group?.commands.map(({ text }) => text),
      typed,
    ).toEqual(['Last 6\u00a0h']);
  }
});

test('steps are found by their name, and go on from the range that is looked at', () => {
  expect(first('zoom')).toEqual({ text: 'Zoom out', leadsTo: lastSeconds(7200) });
  expect(first('later')).toEqual({ text: 'Later', leadsTo: null });
});
