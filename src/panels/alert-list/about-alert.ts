import type { LinkSubject } from '@/dashboard/outward-links';
import type { FilterLabels } from '@/health/alerts';
import type { Alert } from '@/prometheus/rule';

/** What led to an alert began before it: rules look back over minutes. Seconds. */
const LEAD = 300;

/** What a link beside an alert is about: the endpoint and instance that it carries, from shortly before it became active until now. */
export function aboutAlert({ labels, activeAt }: Pick<Alert, 'labels' | 'activeAt'>, names: FilterLabels, now: number): Partial<LinkSubject> {
  const endpoint = names.endpoint === null ? undefined : labels[names.endpoint];
  const instance = labels[names.instance];
  return { ...(endpoint ? { endpoint } : {}), ...(instance ? { instance } : {}), start: activeAt - LEAD, end: Math.max(now, activeAt) };
}
