/** `unknown`: there is no recent data to judge by; it is never shown as green. */
export type Level = 'ok' | 'warning' | 'critical' | 'unknown';

/**
 * `unknown` is worse than `ok`, so that missing data is never green, but it does not hide a light that is known to be
 * wrong.
 */
export const BADNESS: Readonly<Record<Level, number>> = { ok: 0, unknown: 1, warning: 2, critical: 3 };

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  ok: 'OK',
  warning: 'Warning',
  critical: 'Critical',
  unknown: 'Unknown',
};

export function isWorse(a: Level, than: Level): boolean {
  return BADNESS[a] > BADNESS[than];
}

/** OK where there is nothing to compare. */
export function worstLevel<L extends Level>(levels: readonly L[]): L | 'ok' {
  return levels.reduce<L | 'ok'>((worst, level) => (isWorse(level, worst) ? level : worst), 'ok');
}
