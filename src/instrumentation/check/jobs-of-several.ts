import { countBy, SIGNAL_LABEL, union } from '@/promql/expression';
import { escapeRegex } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import type { Sample } from '@/prometheus/series';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { SERVICE_LABELS, TARGET_INFO } from './several-services';

/** Prefix of the signals of this query. */
const BY = 'several by ';

/**
 * One instant query that counts the services within each job, by every label that may tell services apart on its
 * request counter; null where no job counts requests. Series without such a label are not read. Jobs are selected by
 * their counters, because naming each job in every part would make the query too long.
 */
export function jobsOfSeveralExpr(profiles: readonly ServiceProfile[]): string | null {
  const counters = [...new Set(profiles.flatMap(({ requests }) => requests?.metric ?? []))].map(escapeRegex);
  if (counters.length === 0) return null;
  const servicesBy = (label: string, selected: string) => countBy(['job'], countBy(['job', label], selected));
  return union([
    ...SERVICE_LABELS.map((label) => ({
      name: `${BY}${label}`,
      expr: servicesBy(label, `{__name__=~${quote(counters.join('|'))},${label}!=""}`),
    })),
    { name: `${BY}${TARGET_INFO}`, expr: servicesBy('service_name', `${TARGET_INFO}{service_name!=""}`) },
  ]);
}

/**
 * A warning that a job consists of several services; its own page names them. Empty where it is one, where a matcher
 * selects one of them, and where it counts no requests.
 */
export function jobOfSeveralText(
  { service, requests }: Pick<ServiceProfile, 'service' | 'requests'>,
  samples: readonly Sample[],
): string[] {
  // Where the query was split by counters, a job may be in several answers; the largest count wins.
  const own = samples.filter(({ labels }) => labels['job'] === service).toSorted((a, b) => a.value - b.value);
  const counts = new Map(own.map(({ labels, value }) => [labels[SIGNAL_LABEL] ?? '', value]));
  // The first label that the counter has decides, as on that page.
  const by = [...SERVICE_LABELS, TARGET_INFO].find((label) => counts.has(`${BY}${label}`));
  const count = counts.get(`${BY}${by}`) ?? 0;
  const isOne = count < 2 || requests === null || requests.matchers.some(({ name }) => name === by);
  return isOne
    ? []
    : [`This job is ${count} services by ${by === TARGET_INFO ? 'service_name' : by}, read here as one.`];
}
