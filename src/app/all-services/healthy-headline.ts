import { counted } from '@/health/words';
import type { ServiceRow } from '@/panels/service-table/service-row';

type RowLevel = Pick<ServiceRow, 'level' | 'isPartlyKnown'>;

/** Whether something may have happened to it of which nobody knows. */
export const isUnknown = ({ level, isPartlyKnown }: RowLevel): boolean => level === 'unknown' && !isPartlyKnown;

/** The headline over services of which none is bad or unknown. */
export function healthyHeadline(rows: readonly RowLevel[]): string {
  const all = counted(rows.length, 'service');
  const partly = rows.filter(({ isPartlyKnown }) => isPartlyKnown).length;
  if (partly === 0) return `${all}, all OK`;
  return partly === rows.length
    ? `${all}, none fully known`
    : `${rows.length - partly} of ${all} OK, ${partly} partly known`;
}
