import type { DurationUnit } from '@/instrumentation/service-profile';

/**
 * One way in which servers write what OpenTelemetry names with dots: `base` is its metric of durations, `metric` and `labels` write others of its names, the latter
 * as the candidates for a label. `as`: the way in words, to be put behind the name of a convention.
 */
export type Spelling = { base: string; as: string; metric: (name: string) => string; labels: (...names: readonly string[]) => string[] };

const underscored = (name: string) => name.replaceAll('.', '_');

/**
 * All of them: with underscores, as Prometheus 2 needs it, or as it is, each with and without the unit; `translation_strategy` of Prometheus 3 says which.
 * Behind underscores labels may have their dots all the same: VictoriaMetrics can be told to translate the names of metrics alone.
 */
export function spellings(base: string, unit: DurationUnit): Spelling[] {
  const plain = { metric: underscored, labels: (...names: readonly string[]) => names.flatMap((name) => [underscored(name), name]) };
  const dotted = { metric: (name: string) => name, labels: (...names: readonly string[]) => [...names] };
  return [
    { ...plain, base: `${underscored(base)}_${unit}`, as: '' },
    { ...plain, base: underscored(base), as: ' without a unit in the name' },
    { ...dotted, base: `${base}_${unit}`, as: ' with dots' },
    { ...dotted, base, as: ' with dots and without a unit in the name' },
  ];
}
