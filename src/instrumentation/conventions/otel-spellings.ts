import type { DurationUnit } from '@/instrumentation/service-profile';

/**
 * One way in which servers store OpenTelemetry's names with dots: `base` is the metric of durations; `metric` and
 * `labels` convert other names, the latter to candidates for a label. `as`: a description of the way, to append to the
 * name of a convention.
 */
export type Spelling = {
  base: string;
  as: string;
  metric: (name: string) => string;
  labels: (...names: readonly string[]) => string[];
};

const underscored = (name: string) => name.replaceAll('.', '_');

/**
 * All spellings: with underscores, as Prometheus 2 needs, or unchanged, each with and without the unit;
 * `translation_strategy` of Prometheus 3 decides. With underscores in the metric, labels may still have dots:
 * VictoriaMetrics can translate the names of metrics only.
 */
export function spellings(base: string, unit: DurationUnit): Spelling[] {
  const plain = {
    metric: underscored,
    labels: (...names: readonly string[]) => names.flatMap((name) => [underscored(name), name]),
  };
  const dotted = { metric: (name: string) => name, labels: (...names: readonly string[]) => [...names] };
  return [
    { ...plain, base: `${underscored(base)}_${unit}`, as: '' },
    { ...plain, base: underscored(base), as: ' without a unit in the name' },
    { ...dotted, base: `${base}_${unit}`, as: ' with dots' },
    { ...dotted, base, as: ' with dots and without a unit in the name' },
  ];
}
