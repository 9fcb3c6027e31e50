import { SIGNAL_LABEL } from '@/promql/expression';
import type { Sample } from '@/prometheus/series';
import { listed } from '@/instrumentation/listed';
import { TARGET_INFO } from './several-services';

const SIGNAL = /^services by (\S+) of (\S+)$/;

/**
 * A warning that a job consists of several services, which the page shows as one, and what can be done; empty where it
 * is one.
 */
export function severalServices(samples: readonly Sample[]): string[] {
  const found = samples.flatMap(({ labels }) => {
    const [, label, metric] = SIGNAL.exec(labels[SIGNAL_LABEL] ?? '') ?? [];
    const name = labels['service_value'];
    return label === undefined || metric === undefined || name === undefined ? [] : [{ label, metric, name }];
  });
  const [first] = found;
  if (first === undefined || found.length < 2) return [];
  const names = found.map(({ name }) => name).toSorted();
  const single =
    first.metric === TARGET_INFO
      ? ''
      : `, or read one of them with a matcher of ${first.label} under profiles in config.json`;
  return [
    `This job is ${names.length} services by ${first.label} (${listed(names)}), shown here as one: give each a job of its own${single}.`,
  ];
}
