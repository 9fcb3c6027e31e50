import { cutMiddle, showControls } from '@/format/readable-text';
import { counted } from '@/health/words';
import type { ServiceRow } from '@/panels/service-table/service-row';
import { isUnknown, healthyHeadline } from './healthy-headline';

/** A longer name would leave no room for what is wrong. */
const LONGEST_NAME = 24;

/** Who is worst, by name: that is what a wall is looked at for. The worst first, as `rankServices` has ordered them. */
export function wallHeadline(
  rows: readonly Pick<ServiceRow, 'service' | 'level' | 'isPartlyKnown' | 'sentence'>[],
): string {
  const bad = rows.filter(({ level }) => level === 'critical' || level === 'warning');
  const [first] = bad;
  if (first !== undefined && bad.length === 1)
    return `${cutMiddle(showControls(first.service), LONGEST_NAME)}: ${firstOf(first.sentence)}`;
  if (first !== undefined) return `${bad.length} of ${counted(rows.length, 'service')} need attention`;
  const unknown = rows.filter(isUnknown).length;
  return unknown > 0 ? `${unknown} of ${counted(rows.length, 'service')}: health unknown` : healthyHeadline(rows);
}

/**
 * Of several sentences the first, which is the worst: the line has room for one, and the place of the service says them
 * all.
 */
const firstOf = (sentences: string) => sentences.split('. ')[0]?.replace(/\.$/, '') ?? '';
