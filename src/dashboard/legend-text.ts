import type { Labels } from '@/prometheus/series';

/** The name of a line: `{{label}}` is replaced by its value, or by `(no label)` where the series does not have it. */
export function legendText(template: string, labels: Labels): string {
  return template.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(labels, name) ? labels[name] : undefined;
    return value === undefined || value === '' ? `(no ${name})` : value;
  });
}
