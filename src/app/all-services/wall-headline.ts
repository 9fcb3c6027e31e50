import { cutMiddle, showControls } from '@/format/readable-text';
import type { Freshness } from '@/health/facts/freshness';
import { ageText } from '@/health/verdict/unknown-verdict';
import type { ServiceRow } from '@/panels/service-table/service-row';
import { healthyHeadline, isUnknown } from './healthy-headline';

/** A longer name would leave no room for what is wrong, or for other names. */
const LONGEST_NAME = 24;

type Rows = readonly Pick<ServiceRow, 'service' | 'level' | 'isPartlyKnown' | 'sentence'>[];

/**
 * Who is worst, by name: that is what a wall is looked at for, and how many stand how is in the line below. The worst
 * first, as `rankServices` has ordered them. Of services of which nothing is known any more, why that is so.
 */
export function wallHeadline(rows: Rows, freshness: Freshness, now: number): string {
  const bad = rows.filter(isBad);
  const [first] = bad;
  if (first !== undefined && bad.length === 1) return `${nameOf(first)}: ${firstOf(first.sentence)}`;
  if (first !== undefined) return `${listNames(bad)} need attention`;
  const unknown = rows.filter(isUnknown);
  if (unknown.length === 0) return healthyHeadline(rows);
  return freshness.state === 'current' ? `${listNames(unknown)}: health unknown` : ageText(freshness, now);
}

/** Whether the headline says of all services how they stand, so that counting them would say it twice. */
export const isAllSaid = (rows: Rows): boolean => !rows.some((row) => isBad(row) || isUnknown(row));

const isBad = ({ level }: Rows[number]) => level === 'critical' || level === 'warning';

const nameOf = ({ service }: Rows[number]) => cutMiddle(showControls(service), LONGEST_NAME);

/** `orders and cart`, `orders, cart and 3 more`. */
function listNames(rows: Rows): string {
  const [first, second, ...more] = rows.map(nameOf);
  if (second === undefined) return first ?? '';
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}

/**
 * Of several sentences the first, which is the worst: the line has room for one, and the place of the service says them
 * all.
 */
const firstOf = (sentences: string) => sentences.split('. ')[0]?.replace(/\.$/, '') ?? '';
