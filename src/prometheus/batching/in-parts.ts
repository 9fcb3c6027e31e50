import type { InstantAnswer, Notices, QueryCost } from '@/prometheus/query-answer';
import { union, type NamedExpr } from '@/promql/expression';
import { withinLongest } from './longest-question';

/** An expression about all items, or several about some of them each, none longer than servers take. `write` gives null of items that nothing is asked about. */
export function writeWithinLongest<T>(items: readonly T[], write: (items: readonly T[]) => string | null): string[] {
  return withinLongest(items, write).flatMap((part) => write(part) ?? []);
}

/** Asks the parts of what would be too long, one after another, as they have one place in the queue together. Their answers are one, or none where one of them is refused. */
export async function askInParts(exprs: readonly string[], ask: (expr: string) => Promise<InstantAnswer>): Promise<InstantAnswer> {
  const [first = '', ...others] = exprs;
  let whole = await ask(first);
  for (const expr of others) whole = joined(whole, await ask(expr));
  return whole;
}

/** The same of vectors of one moment. */
export const askUnion = (parts: readonly NamedExpr[], ask: (expr: string) => Promise<InstantAnswer>): Promise<InstantAnswer> => askInParts(writeWithinLongest(parts, union), ask);

/** Two answers about different things as one. */
export function joined(a: InstantAnswer, b: InstantAnswer): InstantAnswer {
  const all = (name: keyof Notices) => [...new Set([...a.notices[name], ...b.notices[name]])];
  return { ...a, samples: [...a.samples, ...b.samples], notices: { warnings: all('warnings'), infos: all('infos') }, cost: costOfBoth(a.cost, b.cost) };
}

function costOfBoth(a: QueryCost, b: QueryCost): QueryCost {
  const samples = a.samples === null || b.samples === null ? null : a.samples + b.samples;
  return { tookMs: a.tookMs + b.tookMs, samples, ...(a.seconds !== undefined && b.seconds !== undefined && { seconds: a.seconds + b.seconds }) };
}
