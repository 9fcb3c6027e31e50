import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { VectorQuery } from '@/dashboard/vector-query';
import { averageOver, maxBy, minBy, rate, sumBy, union } from '@/promql/expression';
import { writeWithinLongest } from '@/prometheus/batching/in-parts';
import { grouped } from '@/prometheus/grouped';
import { oneOf, selector, writeMatcher, type LabelMatcher } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { CORES } from '@/dashboard/system/cores';
import { LAG_WINDOW, MOST_FILES, NODE_LAG, OPEN_FILES } from '@/dashboard/system/process-limits';
import type { SaturationKey } from '@/dashboard/thresholds';
import { partOf, type PulsePart } from './pulse-parts';

type Intervals = { intervals: ReadonlyMap<string, number> };

/** What the page of all services measures of the instance of a service that has the least room. */
const LOAD_KEYS = ['cpuCores', 'memoryBytes', 'cpuOfLimit', 'eventLoopLag', 'openFiles'] as const;
export type LoadKey = (typeof LOAD_KEYS)[number];

export const isLoadKey = (key: string): key is LoadKey => LOAD_KEYS.some((one) => one === key);

/** An instance that uses more of something than its limit. */
export type Overload = { profile: ServiceProfile; instance: string; key: LoadKey };

/**
 * One line for each, with the key in `signal`: since when it is so. Of single instances, because which of them is the
 * fullest changes over the range.
 */
export const overloadQueries = (overloads: readonly Overload[], scope: Intervals & { step: number }): VectorQuery[] =>
  writeWithinLongest(overloads, (some) => {
    const exprs = some.flatMap((one) => {
      const expr = overloadExpr(one, scope);
      return expr === null ? [] : { name: one.key, expr };
    });
    return exprs.length === 0 ? null : union(exprs);
  }).map((expr) => ({ kind: 'range', expr }));

function overloadExpr(
  { profile, instance, key }: Overload,
  { intervals, step }: Intervals & { step: number },
): string | null {
  const { service, cpu, memory, windows } = profile;
  const by = ['job', 'instance'];
  const own = [oneOf('job', [service]), oneOf('instance', [instance])];
  const window = (wanted: number) => rateWindow(wanted, intervals.get(service) ?? 0, step);
  const cores = cpu && sumBy(by, rate(selector(cpu, own), window(windows.cpu)));
  switch (key) {
    case 'cpuCores':
      return cores;
    case 'memoryBytes':
      return memory && sumBy(by, selector(memory, own));
    case 'cpuOfLimit':
      return cores && `${cores} / on (job) group_left () ${coresOf(own.slice(0, 1))}`;
    case 'eventLoopLag':
      return lagOf(own, window(LAG_WINDOW));
    case 'openFiles':
      return filesOf(own);
  }
}

const jobsOf = (of: readonly ServiceProfile[]) => [
  oneOf(
    'job',
    of.map(({ service }) => service),
  ),
];

const coresOf = (of: readonly LabelMatcher[]) =>
  minBy(['job'], CORES.map((metric) => `${selector(metric, of)} > 0`).join(' or '));

const lagOf = (of: readonly LabelMatcher[], window: number) =>
  maxBy(['job', 'instance'], NODE_LAG.map((metric) => averageOver(selector(metric, of), window)).join(' or '));

function filesOf(of: readonly LabelMatcher[]): string {
  const files = (names: readonly string[]) => `{${[oneOf('__name__', names), ...of].map(writeMatcher).join(',')}}`;
  const by = ['job', 'instance'];
  return `${maxBy(by, files(OPEN_FILES))} / ${maxBy(by, `${files(MOST_FILES)} > 0`)}`;
}

/** CPU and memory of the instance of each service that uses most. */
export function loadParts(profiles: readonly ServiceProfile[], { intervals }: Intervals): PulsePart[] {
  const largest = (expr: string) => `topk by (job) (1, ${expr})`;
  const window = ({ service, windows }: ServiceProfile) => rateWindow(windows.cpu, intervals.get(service) ?? 0, 0);
  const cpu = grouped(
    profiles.filter((profile) => profile.cpu !== null),
    (profile) => `${profile.cpu} ${window(profile)}`,
  );
  const memory = grouped(
    profiles.filter((profile) => profile.memory !== null),
    (profile) => profile.memory ?? '',
  );
  return [
    ...partOf('cores', cpu.size === 0 ? null : coresOf(jobsOf(profiles))),
    ...[...cpu.values()].flatMap((of) =>
      partOf(
        'cpu',
        of[0] && largest(sumBy(['job', 'instance'], rate(selector(of[0].cpu ?? '', jobsOf(of)), window(of[0])))),
      ),
    ),
    ...[...memory].flatMap(([metric, of]) =>
      partOf('memory', largest(sumBy(['job', 'instance'], selector(metric, jobsOf(of))))),
    ),
  ];
}

/**
 * Event loop lag and open files of the fullest instance, as on the page of the service. Heaps, containers and hosts are
 * left out, because their metrics have to be discovered first, which only that page does.
 */
export function fullParts(profiles: readonly ServiceProfile[], { intervals }: Intervals): PulsePart[] {
  const fullest = (name: SaturationKey, expr: string): PulsePart => ({ name, expr: `topk by (job) (1, ${expr})` });
  const byWindow = grouped(profiles, ({ service }) => String(rateWindow(LAG_WINDOW, intervals.get(service) ?? 0, 0)));
  return [
    ...[...byWindow].map(([window, of]) => fullest('eventLoopLag', lagOf(jobsOf(of), Number(window)))),
    fullest('openFiles', filesOf(jobsOf(profiles))),
  ];
}
