import { RANGE_STEPS, takeStep } from '@/app/view/range-steps';
import { lengthText, rangeTexts } from '@/app/view/range-text';
import { USUAL_RANGES } from '@/app/view/usual-ranges';
import { lastSeconds, resolveRange, secondsOfLast, type TimeRange } from '@/dashboard/time-range/time-range';
import { parseTypedRange } from '@/dashboard/time-range/typed-range';
import { offsetAt } from '@/format/clock';
import { resolveZone, type ZoneChoice } from '@/format/zone';
import type { ServerClock } from '@/prometheus/server/clock';
import type { Command, CommandGroup } from '@/ui/palette/command';
import { keyOf } from './key-of';

type Looked = { range: TimeRange; timeZone: ZoneChoice; clock: ServerClock; show: (range: TimeRange) => void };

/** The range that is typed, if one is; steps from the one that is looked at, and the usual ones. */
export function rangeCommands(looked: Looked, typed: string): CommandGroup {
  const { range, clock, show } = looked;
  const asked = typedRange(looked, typed);
  const steps = RANGE_STEPS.map((step) => ({
    id: `step ${step.key}`,
    text: step.text,
    ...keyOf(step.key),
    run: () => takeStep(step, range, clock, show),
  }));
  const others = USUAL_RANGES.filter((seconds) => asked === null || seconds !== secondsOfLast(asked)).map((seconds) =>
    lastCommand(seconds, range, show),
  );
  return {
    id: 'range',
    title: 'Time range',
    commands: [...(asked === null ? [] : [typedCommand(looked, asked, typed)]), ...steps, ...others],
  };
}

function typedRange({ timeZone, clock }: Looked, typed: string): TimeRange | null {
  const zone = resolveZone(timeZone);
  return parseTypedRange(typed, { now: clock.now(), offset: (time) => offsetAt(time, zone) });
}

/** In the words in which the page will name it; found by whatever was typed. */
function typedCommand({ timeZone, clock, show }: Looked, range: TimeRange, typed: string): Command {
  const now = clock.now();
  const text = rangeTexts({ range, ...resolveRange(range, now), timeZone: resolveZone(timeZone) }, now).join(' ');
  return { id: 'typed range', text, also: typed.trim(), run: () => show(range) };
}

function lastCommand(seconds: number, shown: TimeRange, show: Looked['show']): Command {
  return {
    id: `last ${seconds}`,
    text: `Last ${lengthText(seconds)}`,
    isOn: secondsOfLast(shown) === seconds,
    run: () => show(lastSeconds(seconds)),
  };
}
