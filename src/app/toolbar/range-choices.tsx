import { useState, type FormEvent } from 'react';
import { formatTimePoint, parseTimePoint, rangeProblem } from '@/dashboard/time-range-text';
import { lastSeconds, secondsOfLast, type TimeRange } from '@/dashboard/time-range';
import { offsetAt } from '@/format/clock';
import { resolveZone, type ZoneChoice } from '@/format/zone';
import type { ServerClock } from '@/prometheus/server-clock';
import { lengthText } from '@/app/view/range-text';

const PRESETS: readonly number[] = [300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86_400, 2 * 86_400, 7 * 86_400, 30 * 86_400];

type RangeChoicesProps = { range: TimeRange; timeZone: ZoneChoice; clock: ServerClock; choose: (range: TimeRange) => void };

/** The usual ranges, and two fields for any other. */
export function RangeChoices({ range, timeZone, clock, choose }: RangeChoicesProps) {
  const shown = secondsOfLast(range);
  return (
    <>
      <fieldset className="grid grid-cols-3 px-2">
        <legend className="sr-only">Usual ranges</legend>
        {PRESETS.map((seconds) => (
          <button key={seconds} type="button" aria-current={seconds === shown} className={`h-8 rounded-control px-2 text-left hover:bg-sel focus-visible:bg-sel ${seconds === shown ? 'bg-sel font-semibold' : ''}`} onClick={() => choose(lastSeconds(seconds))}>
            Last {lengthText(seconds)}
          </button>
        ))}
      </fieldset>
      <RangeForm range={range} timeZone={timeZone} clock={clock} choose={choose} />
    </>
  );
}

function RangeForm({ range, timeZone, clock, choose }: RangeChoicesProps) {
  const [from, setFrom] = useState(() => formatTimePoint(range.from));
  const [to, setTo] = useState(() => formatTimePoint(range.to));
  const [problem, setProblem] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = readRange(from, to, resolveZone(timeZone), clock.now());
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

/** The range, or the sentence that says why the two texts are none. `now` is the server's clock, Unix seconds. */
function readRange(fromText: string, toText: string, timeZone: string, now: number): TimeRange | string {
  const read = (text: string) => parseTimePoint(text, (time) => offsetAt(time, timeZone));
  const from = read(fromText);
  const to = read(toText);
  if (from === null) return `From: “${fromText}” is not a moment`;
  if (to === null) return `To: “${toText}” is not a moment`;
  const problem = rangeProblem({ from, to }, now);
  return problem === null ? { from, to } : problem.charAt(0).toUpperCase() + problem.slice(1);
}

function TimeField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="grid grid-cols-[3rem_1fr] items-center gap-2">
      {label}
      <input value={value} onChange={(event) => onChange(event.target.value)} className="h-8 rounded-control border border-line-2 bg-bg px-2" spellCheck={false} autoComplete="off" />
    </label>
  );
}
