import { isWorse, LEVEL_WORDS, type Level } from '@/health/level';
import type { Signal } from '@/health/signal';
import type { Phrase, Verdict } from './verdict';

type Refresh = { shown: Verdict; measured: Verdict };

/**
 * What is shown, what was measured, and the refresh before (null at the first one). `lastCurrent`: the last verdict on data of which nothing was late, for
 * `judge` to tell once the data is old. Begin again with null when the service or a filter changes.
 */
export type SteadyState = Refresh & { before: Refresh | null; lastCurrent: Verdict | null };

/**
 * A light worsens at once and improves only after two refreshes that agree, so that a value around its limit does not make it blink.
 * Numbers are always the new ones: only the level is held. Unknown is shown at once, and so is what follows it. A verdict on the same
 * instant as the one before replaces it and confirms nothing.
 */
export function steady(previous: SteadyState | null, next: Verdict, isPunctual: boolean): SteadyState {
  const lastCurrent = isPunctual ? next : (previous?.lastCurrent ?? null);
  const before = previous === null || previous.measured.at !== next.at ? previous : previous.before;
  if (before === null) return { shown: next, measured: next, before, lastCurrent };
  return { shown: hold(before, next), measured: next, before: { shown: before.shown, measured: before.measured }, lastCurrent };
}

/** In place of what is said of a service that is well: “OK since” under “Critical” is a contradiction. */
const WAITED_FOR = 'OK when the next refresh agrees.';

function hold({ shown, measured }: Refresh, next: Verdict): Verdict {
  const level = heldLevel(shown.level, measured.level, next.level);
  const signals = next.signals.map((signal) => holdSignal(signal, shown.signals, measured.signals));
  if (level === next.level) return { ...next, signals };
  const isWell = next.level === 'ok';
  return {
    ...next,
    level,
    headline: recovering(next.headline),
    detail: isWell ? WAITED_FOR : next.detail,
    wall: { headline: recovering(next.wall.headline), detail: isWell ? WAITED_FOR : next.wall.detail },
    tabTitle: `${LEVEL_WORDS[level]}: recovering`,
    since: shown.since,
    signals,
  };
}

function holdSignal(next: Signal, shown: readonly Signal[], measured: readonly Signal[]): Signal {
  const before = shown.find(({ name }) => name === next.name);
  const last = measured.find(({ name }) => name === next.name);
  if (before === undefined || last === undefined) return next;
  const level = heldLevel(before.level, last.level, next.level);
  if (level === next.level) return next;
  return { ...next, level, reason: `Recovering. ${next.reason}`, shortReason: 'Recovering', since: before.since };
}

/** Two refreshes agree when both are better than what is shown; the worse of them is what both grant. */
function heldLevel(shown: Level, measured: Level, next: Level): Level {
  if (next === 'unknown' || shown === 'unknown' || !isWorse(shown, next)) return next;
  if (!isWorse(shown, measured)) return shown;
  return isWorse(measured, next) ? measured : next;
}

/** The colour of the held level belongs to this word alone: what follows is already better. */
function recovering(headline: readonly Phrase[]): Phrase[] {
  return [{ text: 'Recovering: ', strong: true }, ...headline.map(({ text }) => ({ text, strong: false }))];
}
