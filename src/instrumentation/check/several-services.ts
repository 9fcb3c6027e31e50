import { labelName, selector } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { lastSeen } from '@/instrumentation/last-seen';
import type { MetricUse } from '@/instrumentation/service-profile';

/**
 * Labels that distinguish several services in one job: those behind a collector or gateway, the pods that one job
 * discovers, or labels of the services' own.
 */
export const SERVICE_LABELS = [
  'service_name',
  'exported_job',
  'app_kubernetes_io_name',
  'app',
  'app_name',
  'application',
] as const;

/** OpenTelemetry's metric about the sender; it has `service_name` where the other metrics do not. */
export const TARGET_INFO = 'target_info';

/**
 * The part of the check that lists the services within a job, by the label `service_value`; null where no label names
 * services.
 */
export function severalServicesPart(
  { service, exposed, labels, isSilent }: DiscoveredService,
  { metric: counter, matchers }: MetricUse,
): { name: string; expr: string } | null {
  const known = labels?.get(counter);
  const label = SERVICE_LABELS.find((candidate) => known?.has(candidate));
  const metric = label === undefined ? TARGET_INFO : counter;
  // A matcher on the label selects one of the services on purpose.
  const isChosen = matchers.some(({ name }) => name === label);
  if (isChosen || (label === undefined && !exposed.has(TARGET_INFO))) return null;
  const by = label ?? 'service_name';
  const read = lastSeen(
    selector(metric, [
      { name: 'job', op: '=', value: service },
      { name: by, op: '!=', value: '' },
    ]),
    isSilent,
  );
  return {
    name: `services by ${by} of ${metric}`,
    expr: `label_replace(count by (${labelName(by)}) (${read}), "service_value", "$1", "${by}", "(.*)")`,
  };
}

/** Whether that part of an answer names more than one. */
export const areSeveral = (samples: readonly Sample[]) =>
  samples.filter(({ labels }) => labels['service_value'] !== undefined).length > 1;
