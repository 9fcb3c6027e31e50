import type { Labels } from '@/prometheus/series';

/** The name of a line: `{{label}}` is replaced by its value. A series without the label is said to have none, not shown as a blank. */
export function legendText(template: string, labels: Labels): string {
  return template.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(labels, name) ? labels[name] : undefined;
    return value === undefined || value === '' ? `(no ${name})` : value;
  });
}
