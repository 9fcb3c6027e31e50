import { SIGNAL_LABEL } from '@/promql/expression';
import { labelName, selector } from '@/promql/label-matcher';
import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from './discovered-service';
import { lastSeen } from './last-seen';
import { listed } from './listed';
import type { MetricUse } from './service-profile';

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

const SIGNAL = /^services by (\S+) of (\S+)$/;

/** That a job is several services which the page can only show as one, and what can be done about it; empty where it is one. */
export function severalServices(samples: readonly Sample[]): string[] {
  const found = samples.flatMap(({ labels }) => {
    const [, label, metric] = SIGNAL.exec(labels[SIGNAL_LABEL] ?? '') ?? [];
    const name = labels['service_value'];
    return label === undefined || metric === undefined || name === undefined ? [] : [{ label, metric, name }];
  });
  const [first] = found;
  if (first === undefined || found.length < 2) return [];
  const names = found.map(({ name }) => name).toSorted();
  const single = first.metric === TARGET_INFO ? '' : `, or read one of them with a matcher of ${first.label} under profiles in config.json`;
  return [`This job is ${names.length} services by ${first.label} (${listed(names)}), shown here as one: give each a job of its own${single}.`];
}
