import { useState, type FormEvent } from 'react';
import { areCharacterKeysOn } from '@/app/keys/character-keys';
import { RANGE_STEPS, takeStep } from '@/app/view/range-steps';
import { lengthText } from '@/app/view/range-text';
import { USUAL_RANGES } from '@/app/view/usual-ranges';
import { lastSeconds, secondsOfLast, type TimePoint, type TimeRange } from '@/dashboard/time-range/time-range';
import { parseTimePoint, rangeProblem } from '@/dashboard/time-range/time-range-text';
import { typedTimePoint } from '@/dashboard/time-range/typed-time-point';
import { offsetAt } from '@/format/clock';
import { resolveZone, type ZoneChoice } from '@/format/zone';
import type { ServerClock } from '@/prometheus/server/clock';

type RangeChoicesProps = {
  range: TimeRange;
  timeZone: ZoneChoice;
  clock: ServerClock;
  show: (range: TimeRange) => void;
  close: () => void;
};

/** The usual ranges, steps from the one that is looked at, and two fields for any other. */
export function RangeChoices({ range, timeZone, clock, show, close }: RangeChoicesProps) {
  const shown = secondsOfLast(range);
  const choose = (chosen: TimeRange) => {
    show(chosen);
    close();
  };
  return (
    <>
      <fieldset className="grid grid-cols-3 px-2">
        <legend className="sr-only">Usual ranges</legend>
        {USUAL_RANGES.map((seconds) => (
          <button
            key={seconds}
            type="button"
            aria-current={seconds === shown}
            className={`h-8 rounded-control px-2 text-left hover:bg-sel focus-visible:bg-sel ${seconds === shown ? 'bg-sel font-semibold' : ''}`}
            onClick={() => choose(lastSeconds(seconds))}
          >
            Last {lengthText(seconds)}
          </button>
        ))}
      </fieldset>
      <Steps range={range} clock={clock} show={show} />
      <RangeForm
        key={JSON.stringify([range, timeZone])}
        range={range}
        timeZone={timeZone}
        clock={clock}
        choose={choose}
      />
    </>
  );
}

/** They leave the menu open: one step is seldom enough. */
function Steps({ range, clock, show }: Pick<RangeChoicesProps, 'range' | 'clock' | 'show'>) {
  const areKeysOn = areCharacterKeysOn();
  return (
    <fieldset className="mt-2 grid grid-cols-3 border-t border-line px-2 pt-2">
      <legend className="sr-only">From this range</legend>
      {RANGE_STEPS.map((step) => (
        // Not disabled at the present: it would lose the focus that brought it there.
        <button
          key={step.text}
          type="button"
          title={areKeysOn ? `Key ${step.key}` : undefined}
          aria-keyshortcuts={areKeysOn ? step.key : undefined}
          aria-disabled={step.move(range, clock.now()) === range}
          className="h-8 rounded-control px-2 text-left hover:bg-sel focus-visible:bg-sel aria-disabled:text-ink-3"
          onClick={() => takeStep(step, range, clock, show)}
        >
          {step.text}
        </button>
      ))}
    </fieldset>
  );
}

type RangeFormProps = Pick<RangeChoicesProps, 'range' | 'timeZone' | 'clock'> & { choose: (range: TimeRange) => void };

function RangeForm({ range, timeZone, clock, choose }: RangeFormProps) {
  const zone = resolveZone(timeZone);
  const offset = (time: number) => offsetAt(time, zone);
  const [from, setFrom] = useState(() => typedTimePoint(range.from, offset));
  const [to, setTo] = useState(() => typedTimePoint(range.to, offset));
  const [problem, setProblem] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = readRange(from, to, range, offset, clock.now());
    if (typeof typed === 'string') setProblem(typed);
    else choose(typed);
  };
  return (
    <form onSubmit={submit} className="mt-2 grid gap-2 border-t border-line px-4 pt-3 pb-1">
      <TimeField label="From" value={from} onChange={setFrom} />
      <TimeField label="To" value={to} onChange={setTo} />
      <p className="text-s text-ink-3">now-1h, 2026-11-20 14:00 or Unix seconds</p>
      <p role="alert" className="text-s text-warn empty:hidden">
        {problem}
      </p>
      <button type="submit" className="h-8 rounded-control border border-line-2 px-3 hover:bg-sel">
        Show this range
      </button>
    </form>
  );
}

/**
 * The range, or the sentence that says why the two texts are none. An end that nobody has changed stays what it was in
 * `shown`: a clock that is set back shows one time twice. `now` is the server's clock, Unix seconds.
 */
function readRange(
  fromText: string,
  toText: string,
  shown: TimeRange,
  offset: (time: number) => number,
  now: number,
): TimeRange | string {
  const read = (text: string, point: TimePoint) =>
    text === typedTimePoint(point, offset) ? point : parseTimePoint(text, offset);
  const from = read(fromText, shown.from);
  const to = read(toText, shown.to);
  if (from === null) return `From: “${fromText}” is not a moment`;
  if (to === null) return `To: “${toText}” is not a moment`;
  const problem = rangeProblem({ from, to }, now);
  return problem === null ? { from, to } : problem.charAt(0).toUpperCase() + problem.slice(1);
}

function TimeField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="grid grid-cols-[3rem_1fr] items-center gap-2">
      {label}
      <input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 rounded-control border border-line-2 bg-bg px-2"
        spellCheck={false}
        autoComplete="off"
      />
    </label>
  );
}
