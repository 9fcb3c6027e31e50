import type { Filters } from '@/dashboard/filters';
import type { SaturationKey } from '@/dashboard/thresholds';
import { useStateOf } from '@/panels/use-state-of';

const NEVER: ReadonlyMap<SaturationKey, number> = new Map();

/**
 * The saturations that are above their limit, or were since `start` while the page was open. Their history is still
 * needed, because "OK since" begins when they ended. `at`: the instant of `full`; both in Unix seconds. Starts anew
 * when the filters change.
 */
export function useRecentlyFull(
  full: readonly SaturationKey[],
  at: number,
  start: number,
  filters: Filters,
): readonly SaturationKey[] {
  const [latest, setLatest] = useStateOf(filters, NEVER);
  if (full.some((key) => latest.get(key) !== at))
    setLatest(new Map([...latest, ...full.map((key) => [key, at] as const)]));
  return [...latest].flatMap(([key, time]) => (time >= start ? key : []));
}
