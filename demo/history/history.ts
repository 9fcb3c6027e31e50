import { Import, lastRecorded } from './database';
import { OpenMetricsText } from './open-metrics';
import { Past } from './past';
import { type PastEvent, pastEvents } from './past-events';
import { readPastRules } from './past-rules';

/** `seconds`: how far back it may reach; `events`: what happens in it, by default the events of the demo. */
export type HistoryOptions = { database: string; promtool: string; seconds: number; events?: readonly PastEvent[] };

/** Generated history from before the demo was started, or while it was stopped. */
export type History = {
  /** Unix seconds. */
  from: number;
  /**
   * Writes the time between the last call (at first `from`) and `time` into the database, whose Prometheus must not
   * run.
   */
  writeUntil: (time: number) => Promise<void>;
};

/** The scrape interval of the services: a quarter of a rate window of one minute. */
const STEP = 15;

/** Before `RECENT`, half of the samples suffice: a rate over one minute needs two. */
const COARSE_STEP = 30;
const RECENT = 2 * 3600;

/** Prometheus starts blocks at multiples of two hours. */
const BLOCK = 2 * 3600;

/**
 * Shorter gaps are not filled, because any restart takes this long; longer ones would be visible in a rate over one
 * minute. Seconds.
 */
const MIN_GAP = 20;

function nextTime(time: number, end: number): number {
  const step = time < end - RECENT ? COARSE_STEP : STEP;
  const blockEnd = (Math.floor(time / BLOCK) + 1) * BLOCK;
  // A sample at the exact end of a block would belong to the next one.
  return time < blockEnd - 1 && time + step >= blockEnd ? blockEnd - 1 : time + step;
}

/**
 * The history missing in the database at `now`; undefined if none. An empty database gets one with incidents; a gap
 * since the last stop is filled without.
 */
export function missingHistory(
  { database, promtool, seconds, events }: HistoryOptions,
  now: number,
): History | undefined {
  const last = lastRecorded(database);
  const from = Math.max(now - seconds, last === undefined ? 0 : last + 1);
  if (now - from < MIN_GAP) return undefined;
  const past = new Past(last === undefined ? (events ?? pastEvents(from, now)) : [], readPastRules(), Math.random);
  const text = new OpenMetricsText();
  const blocks = new Import(database, promtool);
  let simulatedUntil = from;
  const simulate = (time: number) => {
    past.simulate(time, time - simulatedUntil, text.write);
    simulatedUntil = time;
  };
  const writeUntil = async (time: number) => {
    while (simulatedUntil < time) {
      const next = Math.min(nextTime(simulatedUntil, now), time);
      if (Math.floor(next / BLOCK) > Math.floor(simulatedUntil / BLOCK) && !text.isEmpty) await blocks.add(text.take());
      simulate(next);
    }
    if (!text.isEmpty) await blocks.add(text.take());
    blocks.finish();
  };
  return { from, writeUntil };
}
