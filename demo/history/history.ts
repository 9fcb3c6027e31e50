import { Import, lastRecorded } from './database';
import { OpenMetricsText } from './open-metrics';
import { Past } from './past';
import { type PastEvent, pastEvents } from './past-events';
import { readPastRules } from './past-rules';

/** `seconds` is how far back it may reach; `events` what happened, the story of the demo unless given. */
export type HistoryOptions = { database: string; promtool: string; seconds: number; events?: readonly PastEvent[] };

/** What happened before the demo was started, or while it did not run. */
export type History = {
  /** Unix seconds. */
  from: number;
  /**
   * Write what lies between the last call (at first: `from`) and `time` into the database, whose Prometheus must not
   * run.
   */
  writeUntil: (time: number) => Promise<void>;
};

/** A quarter of a rate window of one minute, as the services are scraped. */
const STEP = 15;

/** Further back than `RECENT` half as many samples are enough: a rate over one minute needs two. */
const COARSE_STEP = 30;
const RECENT = 2 * 3600;

/** Prometheus cuts its blocks at multiples of two hours. */
const BLOCK = 2 * 3600;

/**
 * Shorter gaps are not filled, because any restart takes this long; longer ones would be visible in a rate over one
 * minute.
 */
const LEAST_GAP = 20;

function nextTime(time: number, end: number): number {
  const step = time < end - RECENT ? COARSE_STEP : STEP;
  const blockEnd = (Math.floor(time / BLOCK) + 1) * BLOCK;
  // A sample at the very end of a block would begin the next one.
  return time < blockEnd - 1 && time + step >= blockEnd ? blockEnd - 1 : time + step;
}

/**
 * The history that the database lacks at `now`; nothing where it lacks none. An empty database gets a past with
 * incidents; the gap since the last stop is filled with ordinary hours.
 */
export function missingHistory(
  { database, promtool, seconds, events }: HistoryOptions,
  now: number,
): History | undefined {
  const last = lastRecorded(database);
  const from = Math.max(now - seconds, last === undefined ? 0 : last + 1);
  if (now - from < LEAST_GAP) return undefined;
  const past = new Past(last === undefined ? (events ?? pastEvents(from, now)) : [], readPastRules(), Math.random);
  const text = new OpenMetricsText();
  const blocks = new Import(database, promtool);
  let lived = from;
  const live = (time: number) => {
    past.live(time, time - lived, text.write);
    lived = time;
  };
  const writeUntil = async (time: number) => {
    while (lived < time) {
      const next = Math.min(nextTime(lived, now), time);
      if (Math.floor(next / BLOCK) > Math.floor(lived / BLOCK) && !text.isEmpty) await blocks.add(text.take());
      live(next);
    }
    if (!text.isEmpty) await blocks.add(text.take());
    blocks.finish();
  };
  return { from, writeUntil };
}
