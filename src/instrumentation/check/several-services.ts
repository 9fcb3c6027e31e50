import { labelName, selector } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { lastSeen } from '@/instrumentation/last-seen';
import type { MetricUse } from '@/instrumentation/service-profile';

/**
 * Labels that tell services apart which are scraped as one job: by a collector or a gateway that passes their metrics on, by the pods that one job finds, or by themselves.
 */
export const SERVICE_LABELS = ['service_name', 'exported_job', 'app_kubernetes_io_name', 'app', 'app_name', 'application'] as const;

/** OpenTelemetry's description of who sends; it has `service_name` where the metrics themselves do not. */
export const TARGET_INFO = 'target_info';

/** The part of a check that lists the services within a job; null where nothing speaks of any. The names come in the label `service_value`. */
export function severalServicesPart({ service, exposed, labels, isSilent }: DiscoveredService, { metric: counter, matchers }: MetricUse): { name: string; expr: string } | null {
  const known = labels?.get(counter);
  const label = SERVICE_LABELS.find((candidate) => known?.has(candidate));
  const metric = label === undefined ? TARGET_INFO : counter;
  // Who reads one of them by a matcher knows of the others.
  const isChosen = matchers.some(({ name }) => name === label);
  if (isChosen || (label === undefined && !exposed.has(TARGET_INFO))) return null;
  const by = label ?? 'service_name';
  const read = lastSeen(selector(metric, [{ name: 'job', op: '=', value: service }, { name: by, op: '!=', value: '' }]), isSilent);
  return { name: `services by ${by} of ${metric}`, expr: `label_replace(count by (${labelName(by)}) (${read}), "service_value", "$1", "${by}", "(.*)")` };
}

/** Whether that part of an answer names more than one. */
export const areSeveral = (samples: readonly Sample[]) => samples.filter(({ labels }) => labels['service_value'] !== undefined).length > 1;
