import { limitWords } from '@/health/signals/limits';
import { SATURATION_NAMES, saturationValue, type Fullness } from '@/health/system/saturation';

/** One kind of saturation in words. `of` names the fullest; `limit` is empty where there is none. */
export type SaturationCell = {
  key: Fullness['key'];
  name: string;
  value: string;
  of: string;
  level: 'ok' | 'warning' | 'critical';
  headroom: number | null;
  limit: string;
};

/** Added to `of` where the chart below shows the same number at a moment, or over another time. */
const AVERAGED: Readonly<Partial<Record<Fullness['key'], string>>> = { eventLoopLag: ', mean', hostLoad: ', 5 min' };

/** Cells in the order they come in. Nobody was killed is no news, so it takes no room. */
export function saturationCells(full: readonly Fullness[]): SaturationCell[] {
  return full
    .filter(({ key, value }) => key !== 'oomKills' || value > 0)
    .map((one) => ({
      key: one.key,
      name: SATURATION_NAMES[one.key],
      value: saturationValue(one),
      of: `${one.of}${AVERAGED[one.key] ?? ''}`,
      level: one.distance.level,
      headroom: one.distance.headroom,
      limit: one.distance.limit === null ? '' : limitWords(one.distance.limit),
    }));
}
