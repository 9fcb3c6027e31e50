import type { Filters } from '@/dashboard/filters';
import type { SaturationKey } from '@/dashboard/thresholds';
import { useStateOf } from '@/panels/use-state-of';

const NEVER: ReadonlyMap<SaturationKey, number> = new Map();

/**
 * What is too full, and what was when it was looked at since `start`: its course is still wanted, because all has been well only since it ended. `at`: the
 * instant of which `full` is; both in Unix seconds. Other `filters` look at something else.
 */
export function useRecentlyFull(full: readonly SaturationKey[], at: number, start: number, filters: Filters): readonly SaturationKey[] {
  const [latest, setLatest] = useStateOf(filters, NEVER);
  if (full.some((key) => latest.get(key) !== at)) setLatest(new Map([...latest, ...full.map((key) => [key, at] as const)]));
  return [...latest].flatMap(([key, time]) => (time >= start ? key : []));
}
