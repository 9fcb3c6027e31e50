import { SIGNAL_LABEL, union } from '@/promql/expression';
import { oneOf, selector, type LabelMatcher } from '@/promql/label-matcher';
import { grouped } from '@/prometheus/grouped';
import type { Labels, Sample } from '@/prometheus/series';
import { listed } from '@/instrumentation/listed';
import type { ServiceProfile } from '@/instrumentation/service-profile';

/** So many series are compared; more would not tell more. */
const SAMPLES = 20;

/**
 * Counters are copies where the smaller value is at least this share of the larger: two scrapes of one process are at
 * most an interval apart.
 */
const ALIKE = 0.9;

/** This share of the series must have copies; the copies of the last ones may be cut off by `topk`. */
const MOST = 0.8;

/** Targets that differ by such a label are processes of their own, although they share an `instance`. */
const PROCESS_NAMED = /pod/i;

type Scraped = Pick<ServiceProfile, 'service' | 'requests' | 'cpu' | 'startTime'>;

/**
 * What is shown too high where these series are copied. Checked separately, because a second target of a process may
 * expose only one of them.
 */
const COUNTED = { 'stored requests': 'requests and failures per second', 'stored CPU': 'CPU and memory' } as const;

const TARGETS = 'stored targets';
const STARTS = 'stored starts';

/**
 * One instant query for the targets of services and their busiest series. Services with the same metrics share a part
 * of it, because a store of two replicas has copies of all services. Only for services with several targets per
 * instance, which may also be harmless, where each target exposes something else.
 */
export function copiesExpr(services: readonly Scraped[]): string | null {
  const read = services.flatMap(({ service, requests, cpu, startTime }) => {
    const of = (name: string, metric: string | undefined | null, matchers: readonly LabelMatcher[] = []) =>
      metric == null ? [] : [{ name, service, metric, matchers }];
    return [
      ...of(TARGETS, 'up'),
      ...of(STARTS, startTime),
      ...of('stored requests', requests?.metric, requests?.matchers),
      ...of('stored CPU', cpu),
    ];
  });
  const alike = grouped(read, ({ name, metric, matchers }) => JSON.stringify([name, metric, matchers]));
  const parts = [...alike.values()].flatMap((of) => {
    const jobs = oneOf(
      'job',
      of.map(({ service }) => service),
    );
    return of.slice(0, 1).map(({ name, metric, matchers }) => ({
      name,
      expr: `topk by (job) (${SAMPLES}, ${selector(metric, [jobs, ...matchers])})`,
    }));
  });
  return parts.length === 0 ? null : union(parts);
}

/**
 * A warning that the series of one service are stored several times: by two servers that scrape it into one store, or
 * by one that discovers it twice. Sums are then multiples of the truth; ratios and quantiles are right. Empty where
 * series are stored once.
 */
export function copiedText(samples: readonly Sample[]): string[] {
  const of = (signal: string) => samples.filter(({ labels }) => labels[SIGNAL_LABEL] === signal);
  const labels = toldApartBy(of(TARGETS));
  const starts = of(STARTS);
  const isOneProcess = starts.length === 0 || timesStored(starts, labels, (least, most) => least === most) > 1;
  if (!isOneProcess || labels.some((name) => PROCESS_NAMED.test(name))) return [];
  const counted = Object.entries(COUNTED).map(([signal, wrong]) => ({
    wrong,
    isSeen: of(signal).length > 0,
    times: timesStored(of(signal), labels, (least, most) => least >= ALIKE * most),
  }));
  const first = counted.find(({ times }) => times > 1);
  if (first === undefined) return [];
  // Metrics without samples are listed too, so that all services of such a store have the same sentence.
  const read = counted.flatMap(({ wrong, isSeen, times }) => (isSeen && times === 1 ? [] : wrong)).join(', ');
  const by = labels
    .map(
      (name) => `${name} (${listed([...new Set(of(TARGETS).map((target) => target.labels[name] ?? ''))].toSorted())})`,
    )
    .join(', ');
  return [
    `Every series is stored ${first.times} times, by ${by}: ${read} read ${first.times} times as high as they are; shares and durations are right. Have the server keep one of them (deduplication), or scrape it once.`,
  ];
}

/** The labels by which targets of one instance differ. */
function toldApartBy(targets: readonly Sample[]): string[] {
  const together = [...grouped(targets, ({ labels }) => labels['instance'] ?? '').values()];
  const differing = together.flatMap(([first, ...others]) =>
    first === undefined ? [] : others.flatMap((other) => differences(first.labels, other.labels)),
  );
  return [...new Set(differing)].toSorted();
}

const differences = (a: Labels, b: Labels) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);

/**
 * How often each series is stored when these labels are ignored, provided that the copies have similar values;
 * otherwise 1.
 */
function timesStored(
  samples: readonly Sample[],
  labels: readonly string[],
  isAlike: (least: number, most: number) => boolean,
): number {
  const counted = samples.filter(({ value }) => value > 0);
  const groups = [...grouped(counted, (sample) => withoutLabels(sample.labels, labels)).values()].map((group) =>
    group.map(({ value }) => value),
  );
  const times = Math.max(1, ...groups.map((values) => values.length));
  const whole = groups.filter((values) => values.length === times);
  const isCopied =
    whole.length * times >= MOST * counted.length &&
    whole.every((values) => isAlike(Math.min(...values), Math.max(...values)));
  return isCopied ? times : 1;
}

const withoutLabels = (labels: Labels, left: readonly string[]) =>
  Object.keys(labels)
    .filter((name) => !left.includes(name))
    .toSorted()
    .map((name) => JSON.stringify([name, labels[name]]))
    .join();
