import { useState } from 'react';
import type { SaturationKey } from '@/dashboard/thresholds';

const NEVER: ReadonlyMap<SaturationKey, number> = new Map();

/**
 * What is too full, and what was when it was looked at since `start`: its course is still wanted, because all has been well only since it ended. `at`: the
 * instant of which `full` is; both in Unix seconds.
 */
export function useRecentlyFull(full: readonly SaturationKey[], at: number, start: number): readonly SaturationKey[] {
  const [latest, setLatest] = useState(NEVER);
  if (full.some((key) => latest.get(key) !== at)) setLatest(new Map([...latest, ...full.map((key) => [key, at] as const)]));
  return [...latest].flatMap(([key, time]) => (time >= start ? key : []));
}
