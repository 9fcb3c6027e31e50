import { SIGNAL_LABEL, union } from '@/promql/expression';
import { oneOf, selector, type LabelMatcher } from '@/promql/label-matcher';
import { grouped } from '@/prometheus/grouped';
import type { Labels, Sample } from '@/prometheus/series';
import { listed } from '@/instrumentation/listed';
import type { ServiceProfile } from '@/instrumentation/service-profile';

/** So many series tell it as well as all. */
const SAMPLES = 20;

/** Two scrapes of one process are at most an interval apart, so what they count differs by little once it has run for some minutes. */
const ALIKE = 0.9;

/** So many of the series must have their copies: the last of those that are looked at may have theirs behind them. */
const MOST = 0.8;

/** What an instance is where it is called by its machine: each of them is a process of its own. */
const PROCESS_NAMED = /pod/i;

type Scraped = Pick<ServiceProfile, 'service' | 'requests' | 'cpu' | 'startTime'>;

/** What reads too high where its series are copied: a second target of a process may expose one without the other. */
const COUNTED = { 'stored requests': 'requests and failures per second', 'stored CPU': 'CPU and memory' } as const;

const TARGETS = 'stored targets';
const STARTS = 'stored starts';

/**
 * One instant query for the targets of services and their busiest series as they are stored; services that count alike share a part of it, as a server of two replicas has
 * all of them to ask about. For services of which an instance has several targets: that alone is no harm, as each of them may expose something else.
 */
export function copiesExpr(services: readonly Scraped[]): string | null {
  const read = services.flatMap(({ service, requests, cpu, startTime }) => {
    const of = (name: string, metric: string | undefined | null, matchers: readonly LabelMatcher[] = []) => (metric == null ? [] : [{ name, service, metric, matchers }]);
    return [...of(TARGETS, 'up'), ...of(STARTS, startTime), ...of('stored requests', requests?.metric, requests?.matchers), ...of('stored CPU', cpu)];
  });
  const alike = grouped(read, ({ name, metric, matchers }) => JSON.stringify([name, metric, matchers]));
  const parts = [...alike.values()].flatMap((of) => {
    const jobs = oneOf('job', of.map(({ service }) => service));
    return of.slice(0, 1).map(({ name, metric, matchers }) => ({ name, expr: `topk by (job) (${SAMPLES}, ${selector(metric, [jobs, ...matchers])})` }));
  });
  return parts.length === 0 ? null : union(parts);
}

/**
 * That the series of one service are stored several times, by two servers that scrape it and a store that keeps the series of both, or by one that finds it in two ways:
 * what is added up is then a multiple of what it is. Empty where it is not so. Shares and quantiles stay right, because all that they rest on is multiplied alike.
 */
export function copiedText(samples: readonly Sample[]): string[] {
  const of = (signal: string) => samples.filter(({ labels }) => labels[SIGNAL_LABEL] === signal);
  const labels = toldApartBy(of(TARGETS));
  const starts = of(STARTS);
  const isOneProcess = starts.length === 0 || timesStored(starts, labels, (least, most) => least === most) > 1;
  if (!isOneProcess || labels.some((name) => PROCESS_NAMED.test(name))) return [];
  const counted = Object.entries(COUNTED).map(([signal, wrong]) => ({ wrong, isSeen: of(signal).length > 0, times: timesStored(of(signal), labels, (least, most) => least >= ALIKE * most) }));
  const first = counted.find(({ times }) => times > 1);
  if (first === undefined) return [];
  // Of what is not seen it is said too: where a server keeps the series of two, all services have one sentence in common.
  const read = counted.flatMap(({ wrong, isSeen, times }) => (isSeen && times === 1 ? [] : wrong)).join(', ');
  const by = labels.map((name) => `${name} (${listed([...new Set(of(TARGETS).map((target) => target.labels[name] ?? ''))].toSorted())})`).join(', ');
  return [`Every series is stored ${first.times} times, by ${by}: ${read} read ${first.times} times as high as they are; shares and durations are right. Have the server keep one of them (deduplication), or scrape it once.`];
}

/** The labels by which targets of one instance differ. */
function toldApartBy(targets: readonly Sample[]): string[] {
  const together = [...grouped(targets, ({ labels }) => labels['instance'] ?? '').values()];
  const differing = together.flatMap(([first, ...others]) => (first === undefined ? [] : others.flatMap((other) => differences(first.labels, other.labels))));
  return [...new Set(differing)].toSorted();
}

const differences = (a: Labels, b: Labels) => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);

/** How often each series is there but for these labels, where those that would be copies have values alike; 1 where they are none. */
function timesStored(samples: readonly Sample[], labels: readonly string[], isAlike: (least: number, most: number) => boolean): number {
  const counted = samples.filter(({ value }) => value > 0);
  const groups = [...grouped(counted, (sample) => withoutLabels(sample.labels, labels)).values()].map((group) => group.map(({ value }) => value));
  const times = Math.max(1, ...groups.map((values) => values.length));
  const whole = groups.filter((values) => values.length === times);
  const isCopied = whole.length * times >= MOST * counted.length && whole.every((values) => isAlike(Math.min(...values), Math.max(...values)));
  return isCopied ? times : 1;
}

const withoutLabels = (labels: Labels, left: readonly string[]) =>
  Object.keys(labels).filter((name) => !left.includes(name)).toSorted().map((name) => JSON.stringify([name, labels[name]])).join();
