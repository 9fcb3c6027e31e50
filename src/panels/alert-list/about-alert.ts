import type { LinkSubject } from '@/dashboard/external-links';
import type { AlertRow } from './alert-row';

/** Links beside an alert begin so long before it, because rules look back over minutes; seconds. */
const LEAD = 300;

/** The subject of links beside an alert: its endpoint and instance, from shortly before it became active until now. */
export function aboutAlert({ picks, since }: Pick<AlertRow, 'picks' | 'since'>, now: number): Partial<LinkSubject> {
  return {
    ...Object.fromEntries(picks.map(({ filter, value }) => [filter, value])),
    start: since - LEAD,
    end: Math.max(now, since),
  };
}
