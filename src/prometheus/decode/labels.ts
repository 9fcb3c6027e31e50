import type { Labels } from '@/prometheus/series';

/** The labels of a wire object, without a prototype. Values that are no text are written as text rather than lost. */
export function decodeLabels(wire: unknown): Labels {
  const labels: Record<string, string> = Object.create(null) as Record<string, string>;
  if (typeof wire !== 'object' || wire === null) return labels;
  for (const [name, value] of Object.entries(wire))
    labels[name] = typeof value === 'string' ? value : JSON.stringify(value);
  return labels;
}
