import { relative } from 'node:path';
import { CACHE } from '../project';
import type { Stack } from '../stack/stack';

/** A table of two columns. */
export function table(rows: (readonly [name: string, value: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}

/** The addresses of the stack. */
export function describeStack(stack: Stack): string {
  const instances = (service: string) =>
    stack.services
      .filter(({ name }) => name.startsWith(service))
      .map(({ url }) => url)
      .join('  ');
  return table([
    ['Prometheus', stack.prometheusUrl],
    ['Alertmanager', stack.alertmanagerUrl],
    ['notifications', stack.webhookUrl],
    ['node_exporter', stack.node.url],
    ['containers', stack.containers.url],
    ['shop-api', instances('shop-api')],
    ['backend', instances('backend')],
    ['inventory', instances('inventory')],
    ['logs', relative(process.cwd(), `${CACHE}/logs`)],
  ]);
}
