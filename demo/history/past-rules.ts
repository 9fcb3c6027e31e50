import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../project';
import type { Labels } from './open-metrics';
import type { RecentRequests } from './recent-requests';

/** The input of the rules: recent requests of each service, and instances that are down, with their jobs. */
export type Present = {
  shop: RecentRequests;
  backend: RecentRequests;
  down: readonly { job: string; instance: string }[];
};

/** Returns the labels of the series for which the rule's expression holds. */
type Holds = (present: Present) => Labels[];

const SHOP = { job: 'shop-api' };
const BACKEND = { job: 'backend' };

function downIn(job: string): Holds {
  return ({ down }) => down.filter((one) => one.job === job).map(({ instance }) => ({ instance, job }));
}

function failingShare(requests: RecentRequests): number {
  const rate = requests.rate(300);
  return rate > 0.1 ? requests.failureRate(300) / rate : 0;
}

function slowRoutes({ backend }: Present): Labels[] {
  const slow = [...backend.quantileByPath(0.95, 300)].filter(
    ([route, p95]) => p95 > 0.5 && backend.rate(300, route) > 0.05,
  );
  return slow.map(([route]) => ({ ...BACKEND, route }));
}

/** The expressions of ops/prometheus/rules that past events can trigger, as code. */
const EXPRESSIONS: { file: 'shop-api' | 'backend'; alertname: string; holds: Holds }[] = [
  { file: 'shop-api', alertname: 'APIInstanceDown', holds: downIn('shop-api') },
  { file: 'shop-api', alertname: 'HighErrorRate', holds: ({ shop }) => (failingShare(shop) > 0.05 ? [SHOP] : []) },
  { file: 'shop-api', alertname: 'ErrorSpike', holds: ({ shop }) => (shop.failureRate(120) > 5 ? [SHOP] : []) },
  { file: 'shop-api', alertname: 'HighLatencyP95', holds: ({ shop }) => (shop.quantile(0.95, 300) > 1 ? [SHOP] : []) },
  {
    file: 'shop-api',
    alertname: 'CriticalLatencyP99',
    holds: ({ shop }) => (shop.quantile(0.99, 300) > 3 ? [SHOP] : []),
  },
  { file: 'backend', alertname: 'BackendDown', holds: downIn('backend') },
  {
    file: 'backend',
    alertname: 'HighErrorRate',
    holds: ({ backend }) => (failingShare(backend) > 0.05 ? [BACKEND] : []),
  },
  { file: 'backend', alertname: 'HighLatencyP95', holds: slowRoutes },
];

/** `wait`: the `for` duration in seconds. `labels`: those added by the rule, including alertname. */
export type PastRule = { wait: number; labels: Labels; holds: Holds };

/**
 * The rules with names, labels and durations from the deployed files, so that past and live alerts are the same series.
 */
export function readPastRules(folder: string = join(ROOT, 'ops/prometheus/rules')): PastRule[] {
  return EXPRESSIONS.map(({ file, alertname, holds }) => {
    const block =
      readFileSync(join(folder, `${file}.yml`), 'utf8')
        .split(/^ *- (?:alert|record): /m)
        .find((text) => text.startsWith(`${alertname}\n`)) ?? '';
    const [, minutes] = /^ *for: (\d+)m$/m.exec(block) ?? [];
    const [, severity, service] = /^ *labels: \{ severity: (\w+), service: ([\w-]+) \}$/m.exec(block) ?? [];
    if (minutes === undefined || severity === undefined || service === undefined)
      throw new Error(`${file}.yml no longer has a rule ${alertname} that can be read`);
    return { wait: 60 * Number(minutes), labels: { alertname, severity, service }, holds };
  });
}
