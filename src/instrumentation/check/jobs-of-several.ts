import { countBy, SIGNAL_LABEL, union } from '@/promql/expression';
import { escapeRegex } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import type { Sample } from '@/prometheus/series';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { SERVICE_LABELS, TARGET_INFO } from './several-services';

/** Begins the signal of such a part. */
const BY = 'several by ';

/**
 * One instant query that counts how many services each job is, by every label that may tell them apart on what counts its requests; null where none counts any. Where
 * nothing has such a label nothing is read. Which jobs are meant is told by the counters: a name for each job in every part would be longer than all else.
 */
export function jobsOfSeveralExpr(profiles: readonly ServiceProfile[]): string | null {
  const counters = [...new Set(profiles.flatMap(({ requests }) => requests?.metric ?? []))].map(escapeRegex);
  if (counters.length === 0) return null;
  const servicesBy = (label: string, selected: string) => countBy(['job'], countBy(['job', label], selected));
  return union([
    ...SERVICE_LABELS.map((label) => ({ name: `${BY}${label}`, expr: servicesBy(label, `{__name__=~${quote(counters.join('|'))},${label}!=""}`) })),
    { name: `${BY}${TARGET_INFO}`, expr: servicesBy('service_name', `${TARGET_INFO}{service_name!=""}`) },
  ]);
}

/** That a job is several services, as its own page has it, which names them. Empty where it is one, where one is read by a matcher, and where none of them counts requests. */
export function jobOfSeveralText({ service, requests }: Pick<ServiceProfile, 'service' | 'requests'>, samples: readonly Sample[]): string[] {
  // Asked in parts, each of which has counters of its own, a job may be counted by several of them.
  const own = samples.filter(({ labels }) => labels['job'] === service).toSorted((a, b) => a.value - b.value);
  const counts = new Map(own.map(({ labels, value }) => [labels[SIGNAL_LABEL] ?? '', value]));
  // The first label that the counter has decides, as on that page.
  const by = [...SERVICE_LABELS, TARGET_INFO].find((label) => counts.has(`${BY}${label}`));
  const count = counts.get(`${BY}${by}`) ?? 0;
  const isOne = count < 2 || requests === null || requests.matchers.some(({ name }) => name === by);
  return isOne ? [] : [`This job is ${count} services by ${by === TARGET_INFO ? 'service_name' : by}, read here as one.`];
}
