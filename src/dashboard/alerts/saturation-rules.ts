import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { SelectorUse } from '@/promql/selectors';
import type { ExpressionShape } from '@/promql/shape';
import type { SaturationKey } from '@/dashboard/thresholds';

type Subject = { key: SaturationKey; of: RegExp; over: RegExp | null };

/**
 * Metrics of the process itself, with any prefix and with dots as underscores. A rule limits `of`, or the ratio of `of`
 * to `over` where that is given.
 */
const OWN: readonly Subject[] = [
  {
    key: 'openFiles',
    of: /(^|_)process_(open_fds|files_open_files)$/,
    over: /(^|_)process_(max_fds|files_max_files)$/,
  },
  {
    key: 'heap',
    of: /(^|_)jvm_memory_(used(_bytes)?|bytes_used)$/,
    over: /(^|_)jvm_memory_((max|limit)(_bytes)?|bytes_max)$/,
  },
  { key: 'eventLoopLag', of: /(^|_)nodejs_eventloop_(lag(_p99)?_seconds|delay_p99(_seconds)?)$/, over: null },
];

/** Metrics that exporters have about its containers and hosts. */
const OF_NEIGHBOURS: readonly Subject[] = [
  {
    key: 'cpuOfLimit',
    of: /^container_cpu_usage_seconds_total$/,
    over: /^(kube_pod_container_resource_limits|container_spec_cpu_(quota|period))$/,
  },
  {
    key: 'memoryOfLimit',
    of: /^container_memory_(working_set|usage)_bytes$/,
    over: /^(kube_pod_container_resource_limits|container_spec_memory_limit_bytes)$/,
  },
  { key: 'throttling', of: /^container_cpu_cfs_throttled_periods_total$/, over: /^container_cpu_cfs_periods_total$/ },
  { key: 'oomKills', of: /^container_oom_events_total$/, over: null },
  { key: 'hostLoad', of: /^node_load(1|5|15)$/, over: /^node_cpu_seconds_total$/ },
];

/** Labels that do not tell to which service a series belongs; `job` is that of the exporter. */
const OF_NOBODY = new Set(['job', 'mode', 'resource', 'image', 'id', 'cpu', 'metrics_path']);

/** The saturation that an expression measures; null where it measures something else, or that of another service. */
export function saturationKeyOf(
  shape: ExpressionShape,
  profile: ServiceProfile,
  selectsService: (use: SelectorUse) => boolean,
): SaturationKey | null {
  const isAbout = (subjects: readonly Subject[], isOurs: (use: SelectorUse) => boolean) =>
    subjects.find((subject) => compares(shape, subject, isOurs))?.key ?? null;
  return (
    isAbout(OWN, (use) => selectsService(use) && isOfProcess(use, profile)) ??
    isAbout(OF_NEIGHBOURS, (use) => isForAll(use, profile.service))
  );
}

/** The prefix that a program puts before the usual names: `rabbitmq_` of `rabbitmq_process_open_fds`. */
const prefixOf = (metric: string) => metric.replace(/(?:process|jvm|nodejs)[._].*/, '');

/**
 * A rule without a `job` is about every service that exposes its metric; this one does not where its process metrics
 * have another prefix.
 */
function isOfProcess({ metric }: SelectorUse, { service, cpu, memory, startTime }: ServiceProfile): boolean {
  const known = [cpu, memory, startTime].flatMap((name) => (name === null ? [] : prefixOf(name)));
  return known.length === 0 || [...known, `${service.replace(/\W/g, '_')}_`].includes(prefixOf(metric));
}

const underscored = (metric: string) => metric.replaceAll('.', '_');

/** Whether a metric measures a saturation of the process itself. */
export function isSaturationMetric(metric: string): boolean {
  return OWN.some(({ of }) => of.test(underscored(metric)));
}

function compares(shape: ExpressionShape, { of, over }: Subject, isOurs: (use: SelectorUse) => boolean): boolean {
  const areAll = (selectors: readonly SelectorUse[], metric: RegExp) =>
    selectors.length > 0 && selectors.every((use) => metric.test(underscored(use.metric)) && isOurs(use));
  if (over === null) return shape.kind === 'value' && areAll(shape.selectors, of);
  return (
    shape.kind === 'ratio' &&
    !shape.complement &&
    areAll(shape.numerator.selectors, of) &&
    areAll(shape.denominator.selectors, over)
  );
}

/**
 * Whether a rule about containers or hosts holds for this service: it selects all of them, or this service by its name.
 */
function isForAll({ matchers }: SelectorUse, service: string): boolean {
  return matchers.every(
    ({ name, op, value }) => OF_NOBODY.has(name) || op === '!=' || op === '!~' || (op === '=' && value === service),
  );
}
