import type { Level } from '@/health/level';
import type { Phrase } from './verdict';

/** One thing that is wrong. `strong` is said first and alone carries the meaning, `rest` adds to it, `short` is both for the wall. */
export type Clause = { level: 'warning' | 'critical'; strong: string; rest: string; short: string; tab: string };

/** What fits into the sentence on a page of 1280 pixels and, in two lines, on the wall; characters. */
const PAGE_ROOM = 110;
const WALL_ROOM = 66;

/** `8.2 % of requests fail, mostly POST /orders. 1 of 4 instances is down.`: strong is only what made the page what it is. */
export function toSentences(clauses: readonly Clause[], level: Level): { headline: Phrase[]; left: Clause[] } {
  const fitting = fit(clauses.map((clause) => `${clause.strong}${clause.rest}. `), PAGE_ROOM);
  const headline = clauses.slice(0, fitting).flatMap((clause, i): Phrase[] => [
    { text: clause.strong, strong: clause.level === level },
    { text: `${clause.rest}.${i < fitting - 1 ? ' ' : ''}`, strong: false },
  ]);
  return { headline, left: clauses.slice(fitting) };
}

/** `8.2 % of requests fail, mostly POST /orders; 1 of 4 instances down`: cut to two lines by wording, never by an ellipsis. */
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

/** How many texts from the first on fit; the first always does. */
function fit(texts: readonly string[], room: number): number {
  let used = 0;
  const tooLong = texts.findIndex((text) => (used += text.length) > room);
  return Math.max(1, tooLong === -1 ? texts.length : tooLong);
}
