import { isWorse, LEVEL_WORDS, type Level } from '@/health/level';
import type { Signal } from '@/health/signal';
import type { Phrase, Verdict } from '@/health/verdict/verdict';

type Refresh = { shown: Verdict; measured: Verdict };

/**
 * What is shown, what was measured, and the refresh before (null at the first one). `lastCurrent`: the last verdict on
 * data without late samples, which `judge` needs once the data is old. Start again with null when the service or a
 * filter changes.
 */
export type SteadyState = Refresh & { before: Refresh | null; lastCurrent: Verdict | null };

/**
 * Hysteresis: a light worsens at once and improves only after two refreshes that agree, so that a value near its limit
 * does not make it blink. Only the level is held, numbers are always new. A change to or from `unknown` is shown at
 * once. A verdict on the same instant as the one before replaces it and does not count as a second refresh.
 */
export function steady(previous: SteadyState | null, next: Verdict, isPunctual: boolean): SteadyState {
  const lastCurrent = isPunctual ? next : (previous?.lastCurrent ?? null);
  const before = previous === null || previous.measured.at !== next.at ? previous : previous.before;
  if (before === null) return { shown: next, measured: next, before, lastCurrent };
  return {
    shown: hold(before, next),
    measured: next,
    before: { shown: before.shown, measured: before.measured },
    lastCurrent,
  };
}

/** The detail of a held level, because “OK since” under “Critical” would be a contradiction. */
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

/** Two refreshes agree when both are better than the level shown; then the worse of the two is shown. */
function heldLevel(shown: Level, measured: Level, next: Level): Level {
  if (next === 'unknown' || shown === 'unknown' || !isWorse(shown, next)) return next;
  if (!isWorse(shown, measured)) return shown;
  return isWorse(measured, next) ? measured : next;
}

/** Only this word has the colour of the held level; what follows describes the better present. */
function recovering(headline: readonly Phrase[]): Phrase[] {
  return [{ text: 'Recovering: ', strong: true }, ...headline.map(({ text }) => ({ text, strong: false }))];
}
