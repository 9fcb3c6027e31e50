import type { Level } from '@/health/level';
import type { Phrase } from '@/health/verdict/verdict';

/**
 * One thing that is wrong. `strong` comes first and suffices by itself, `rest` adds details, `short` is both for the
 * wall, `tab` for the title of the tab.
 */
export type Clause = { level: 'warning' | 'critical'; strong: string; rest: string; short: string; tab: string };

/** How many characters fit into the headline of a page of 1280 pixels, and into two lines on the wall. */
const PAGE_ROOM = 110;
const WALL_ROOM = 66;

/**
 * `8.2 % of requests fail, mostly POST /orders. 1 of 4 instances is down.` Only clauses of the page's own level are
 * strong. `left`: those that do not fit.
 */
export function toSentences(clauses: readonly Clause[], level: Level): { headline: Phrase[]; left: Clause[] } {
  const fitting = fit(
    clauses.map((clause) => `${clause.strong}${clause.rest}. `),
    PAGE_ROOM,
  );
  const headline = clauses.slice(0, fitting).flatMap((clause, i): Phrase[] => [
    { text: clause.strong, strong: clause.level === level },
    { text: `${clause.rest}.${i < fitting - 1 ? ' ' : ''}`, strong: false },
  ]);
  return { headline, left: clauses.slice(fitting) };
}

/**
 * `8.2 % of requests fail, mostly POST /orders; 1 of 4 instances down`: fitted to two lines by leaving out clauses,
 * never by an ellipsis.
 */
export function toWallLine(clauses: readonly Clause[], level: Level): Phrase[] {
  const [first] = clauses;
  if (first === undefined) return [];
  const rest = first.strong.length + first.rest.length <= WALL_ROOM ? first.rest : '';
  const shorts = clauses.slice(1).map((clause) => `; ${clause.short}`);
  const more = fit([`${first.strong}${rest}`, ...shorts], WALL_ROOM) - 1;
  const text = rest + shorts.slice(0, more).join('');
  const strong = first.strong.length <= WALL_ROOM ? first.strong : first.short;
  return [{ text: strong, strong: first.level === level }, ...(text === '' ? [] : [{ text, strong: false }])];
}

/** How many of the first texts fit; at least one. */
function fit(texts: readonly string[], room: number): number {
  let used = 0;
  const tooLong = texts.findIndex((text) => (used += text.length) > room);
  return Math.max(1, tooLong === -1 ? texts.length : tooLong);
}
