import type { ScrapedTarget } from './system-profile';

/** The host of an `instance` such as `10.0.0.3:9191`, `[::1]:80` or `web-3`, without port and brackets. */
export function hostOf(instance: string): string {
  const withoutPort = instance.replace(/:\d+$/, '');
  return /^\[.*\]$/.test(withoutPort) ? withoutPort.slice(1, -1) : withoutPort;
}

const IP_ADDRESS = /^[\d.]+$|:/;

/** The hosts that have a name, without IP addresses and `localhost`, which identify no host elsewhere. */
export function namedHosts(targets: readonly ScrapedTarget[]): string[] {
  return distinct(targets.map(({ instance }) => hostOf(instance))).filter(
    (host) => host !== 'localhost' && !IP_ADDRESS.test(host),
  );
}

/** The values of the first of these labels that the targets carry. */
export function labelValues(targets: readonly ScrapedTarget[], names: readonly string[]): string[] {
  const name = names.find((candidate) => targets.some(({ labels }) => (labels[candidate] ?? '') !== ''));
  return name === undefined ? [] : distinct(targets.flatMap(({ labels }) => labels[name] ?? []));
}

export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').toSorted();
}
