import { expressionProblem } from '@/app/config/regular-expression';
import type { ProfileField } from './profile-fields';

/** What exists, as far as it is known: null while it is not. `metrics` are full names. */
export type Existing = { service: string; metrics: readonly string[] | null; labels: readonly string[] | null };

/** Why a value cannot be taken, as a sentence; null where it can. */
export function fieldProblem(
  { takes, isNeeded, name }: ProfileField,
  value: string,
  { service, metrics, labels }: Existing,
): string | null {
  if (value === '') return isNeeded ? `${name} must not be empty.` : null;
  switch (takes.kind) {
    case 'metric':
      return metrics === null || metrics.some((metric) => isOfFamily(metric, value))
        ? null
        : `${service} exposes no metric ${value}.`;
    case 'label':
      return labels === null || labels.includes(value)
        ? null
        : `${takes.of ?? 'The metric'} has no label ${value}. It has ${labels.join(', ') || 'none'}.`;
    case 'pattern':
      return patternProblem(value);
    case 'patterns':
      return (
        value
          .split(/\s+/)
          .map(patternProblem)
          .find((problem) => problem !== null) ?? null
      );
    case 'choice':
      return null;
  }
}

/** A histogram or a summary is named by its base. */
const isOfFamily = (metric: string, name: string) =>
  metric === name || (metric.startsWith(name) && /^_(?:bucket|count|sum)$/.test(metric.slice(name.length)));

function patternProblem(text: string): string | null {
  const problem = expressionProblem(text);
  return problem === null ? null : `${text} ${problem}.`;
}
