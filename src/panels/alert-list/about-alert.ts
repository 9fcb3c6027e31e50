import type { LinkSubject } from '@/dashboard/external-links';
import type { AlertRow } from './alert-row';

/** What led to an alert began before it: rules look back over minutes. Seconds. */
const LEAD = 300;

/** What a link beside an alert is about: the endpoint and instance that it carries, from shortly before it became active until now. */
export function aboutAlert({ picks, since }: Pick<AlertRow, 'picks' | 'since'>, now: number): Partial<LinkSubject> {
  return { ...Object.fromEntries(picks.map(({ filter, value }) => [filter, value])), start: since - LEAD, end: Math.max(now, since) };
}
