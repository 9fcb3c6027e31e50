import type { InstantAnswer, Notices, QueryCost } from '@/prometheus/query-answer';
import { union, type NamedExpr } from '@/promql/expression';
import { withinLongest } from './longest-question';

/**
 * One expression about all items, or several about a part of them each, so that none is longer than servers accept.
 * `write` returns null where there is nothing to ask about its items.
 */
export function writeWithinLongest<T>(items: readonly T[], write: (items: readonly T[]) => string | null): string[] {
  return withinLongest(items, write).flatMap((part) => write(part) ?? []);
}

/**
 * Asks one expression after another, because they share one slot of the request queue, and joins their answers. Rejects
 * where one of them is refused.
 */
export async function askInParts(
  exprs: readonly string[],
  ask: (expr: string) => Promise<InstantAnswer>,
): Promise<InstantAnswer> {
  const [first = '', ...others] = exprs;
  let whole = await ask(first);
  for (const expr of others) whole = joined(whole, await ask(expr));
  return whole;
}

/** Asks several vectors as one union, in parts where it would be too long. */
export const askUnion = (
  parts: readonly NamedExpr[],
  ask: (expr: string) => Promise<InstantAnswer>,
): Promise<InstantAnswer> => askInParts(writeWithinLongest(parts, union), ask);

/** Two answers about different series as one. */
export function joined(a: InstantAnswer, b: InstantAnswer): InstantAnswer {
  const all = (name: keyof Notices) => [...new Set([...a.notices[name], ...b.notices[name]])];
  return {
    ...a,
    samples: [...a.samples, ...b.samples],
    notices: { warnings: all('warnings'), infos: all('infos') },
    cost: costOfBoth(a.cost, b.cost),
  };
}

function costOfBoth(a: QueryCost, b: QueryCost): QueryCost {
  const samples = a.samples === null || b.samples === null ? null : a.samples + b.samples;
  return {
    tookMs: a.tookMs + b.tookMs,
    samples,
    ...(a.seconds !== undefined && b.seconds !== undefined && { seconds: a.seconds + b.seconds }),
  };
}
