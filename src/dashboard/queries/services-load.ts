import type { ServiceProfile } from '@/instrumentation/service-profile';
import { averageOver, maxBy, minBy, rate, sumBy } from '@/promql/expression';
import { grouped } from '@/prometheus/grouped';
import { oneOf, selector, writeMatcher } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { CORES } from '@/dashboard/system/cores';
import { LAG_WINDOW, MOST_FILES, NODE_LAG, OPEN_FILES } from '@/dashboard/system/process-limits';
import type { SaturationKey } from '@/dashboard/thresholds';
import { partOf, type PulsePart } from './pulse-parts';

type Intervals = { intervals: ReadonlyMap<string, number> };

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
  const jobs = (of: readonly ServiceProfile[]) => [
    oneOf(
      'job',
      of.map(({ service }) => service),
    ),
  ];
  const cores = CORES.map((metric) => `${selector(metric, jobs(profiles))} > 0`).join(' or ');
  return [
    ...partOf('cores', cpu.size === 0 ? null : minBy(['job'], cores)),
    ...[...cpu.values()].flatMap((of) =>
      partOf(
        'cpu',
        of[0] && largest(sumBy(['job', 'instance'], rate(selector(of[0].cpu ?? '', jobs(of)), window(of[0])))),
      ),
    ),
    ...[...memory].flatMap(([metric, of]) =>
      partOf('memory', largest(sumBy(['job', 'instance'], selector(metric, jobs(of))))),
    ),
  ];
}

/**
 * Event loop lag and open files of the fullest instance, as on the page of the service. Heaps, containers and hosts are
 * left out, because their metrics have to be discovered first, which only that page does.
 */
export function fullParts(profiles: readonly ServiceProfile[], { intervals }: Intervals): PulsePart[] {
  const by = ['job', 'instance'];
  const fullest = (name: SaturationKey, expr: string): PulsePart => ({ name, expr: `topk by (job) (1, ${expr})` });
  const jobs = (of: readonly ServiceProfile[]) =>
    oneOf(
      'job',
      of.map(({ service }) => service),
    );
  const files = (names: readonly string[]) =>
    `{${[oneOf('__name__', names), jobs(profiles)].map(writeMatcher).join(',')}}`;
  const byWindow = grouped(profiles, ({ service }) => String(rateWindow(LAG_WINDOW, intervals.get(service) ?? 0, 0)));
  return [
    ...[...byWindow].map(([window, of]) =>
      fullest(
        'eventLoopLag',
        maxBy(by, NODE_LAG.map((metric) => averageOver(selector(metric, [jobs(of)]), Number(window))).join(' or ')),
      ),
    ),
    fullest('openFiles', `${maxBy(by, files(OPEN_FILES))} / ${maxBy(by, `${files(MOST_FILES)} > 0`)}`),
  ];
}
