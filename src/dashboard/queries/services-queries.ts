import type { ServiceProfile } from '@/instrumentation/service-profile';
import {
  averageBy,
  averageOver,
  labelled,
  lastOver,
  maxBy,
  minBy,
  rate,
  subquery,
  sumBy,
  union,
} from '@/promql/expression';
import { grouped } from '@/prometheus/grouped';
import { writeWithinLongest } from '@/prometheus/batching/in-parts';
import { oneOf, selector, writeMatcher } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import type { VectorQuery } from '@/dashboard/vector-query';
import { CORES } from '@/dashboard/system/cores';
import { LAG_WINDOW, MOST_FILES, NODE_LAG, OPEN_FILES } from '@/dashboard/system/process-limits';
import type { SaturationKey } from '@/dashboard/thresholds';
import { durationsBy } from './duration-vectors';
import { signalsBy, type SignalVectors } from './signals-by';
import { answered, dayBefore, MISSED_FOR, sustainedUntilNow } from './pulse';
import { groupServices, type ServiceGroup } from './service-groups';

/**
 * How far back the last successful scrape of a target that is down is searched, and the resolution of that subquery;
 * seconds.
 */
const LOOKBACK = 600;
const FINELY = 15;

/**
 * The queries of the page about all services: one expression per signal, whatever the number of services, or several
 * about some of the services each where one would be longer than servers accept. `now` and `hourAgo` are unions whose
 * samples carry the service in `job` and their part in `signal`; the three others are lines by `job` over the range,
 * empty where no service has such a counter.
 */
type ServicesQueries = Readonly<Record<'now' | 'hourAgo' | 'requests' | 'received' | 'failed', readonly VectorQuery[]>>;

/**
 * What these queries depend on beside the profiles. `excluded` null: what each profile excludes; `intervals`: seconds
 * between scrapes by service; `step`: that of the lines.
 */
export type ServicesScope = {
  excluded: readonly string[] | null;
  intervals: ReadonlyMap<string, number>;
  step: number;
};

export function servicesQueries(profiles: readonly ServiceProfile[], scope: ServicesScope): ServicesQueries {
  const asked = (write: (of: readonly ServiceProfile[]) => string | null) => writeWithinLongest(profiles, write);
  const instants = (secondsAgo: number, parts: typeof partsNow) =>
    asked((of) => union(parts(of, scope))).map((expr): VectorQuery => ({ kind: 'instant', expr, secondsAgo }));
  const lines = (signal: keyof SignalVectors) =>
    asked((of) => linesOf(signal, of, scope)).map((expr): VectorQuery => ({ kind: 'range', expr }));
  return {
    now: instants(0, partsNow),
    hourAgo: instants(3600, partsHourAgo),
    requests: lines('requests'),
    received: lines('requestsInErrorWindow'),
    failed: lines('serverErrors'),
  };
}

type Part = { name: string; expr: string };

const part = (name: string, expr: string | null): Part[] => (expr === null ? [] : [{ name, expr }]);

function partsNow(profiles: readonly ServiceProfile[], scope: ServicesScope): Part[] {
  const services = profiles.map(({ service }) => service);
  const durations = groupServices(profiles, scope.intervals).flatMap((group) => durationParts(group, scope));
  return [
    ...momentParts(signalsOf(profiles, scope, 0)),
    ...durations,
    ...loadParts(profiles, scope),
    ...fullParts(profiles, scope),
    ...instanceParts(services),
    ...freshnessParts(profiles),
  ];
}

function partsHourAgo(profiles: readonly ServiceProfile[], scope: ServicesScope): Part[] {
  const signals = signalsOf(profiles, scope, 0);
  const dayAgo = signals.flatMap(({ requestsInErrorWindow }) =>
    part('requestsDayAgo', dayBefore(requestsInErrorWindow) ?? null),
  );
  const sustained = signals.flatMap(({ requests }) => part('requestsSustained', sustainedUntilNow(requests) ?? null));
  return [
    ...momentParts(signals),
    ...dayAgo,
    ...sustained,
    { name: 'up', expr: maxBy(['job', 'instance'], upOf(profiles.map(({ service }) => service))) },
  ];
}

const momentParts = (signals: readonly SignalVectors[]) =>
  signals.flatMap(({ requests, requestsInErrorWindow, serverErrors }) => [
    ...part('requests', requests),
    ...part('requestsInErrorWindow', requestsInErrorWindow),
    ...part('serverErrors', serverErrors),
  ]);

/** Each service is in one group only, so `or` drops nothing. null: no service has such a signal. */
function linesOf(
  signal: keyof SignalVectors,
  profiles: readonly ServiceProfile[],
  scope: ServicesScope,
): string | null {
  const exprs = signalsOf(profiles, scope, scope.step).flatMap((of) => of[signal] ?? []);
  return exprs.length === 0 ? null : exprs.join(' or ');
}

const signalsOf = (profiles: readonly ServiceProfile[], scope: ServicesScope, step: number): SignalVectors[] =>
  groupServices(profiles, scope.intervals).map((group) =>
    signalsBy('job', group.profile, filtersOf(group, scope), { scrapeInterval: group.interval, step }),
  );

const upOf = (services: readonly string[]) => selector('up', [oneOf('job', services)]);

const filtersOf = ({ services, profile }: ServiceGroup, { excluded }: ServicesScope) => ({
  service: services,
  endpoints: [],
  instances: [],
  excluded: excluded ?? profile.excluded,
});

function durationParts(group: ServiceGroup, scope: ServicesScope): Part[] {
  const { duration, windows } = group.profile;
  if (duration === null) return [];
  const { buckets, quantiles } = durationsBy('job', duration, {
    filters: filtersOf(group, scope),
    windows,
    resolution: { scrapeInterval: group.interval, step: 0 },
  });
  if (buckets !== null) return [{ name: 'buckets', expr: buckets }];
  return quantiles.length === 0
    ? []
    : [{ name: 'quantiles', expr: quantiles.map(({ q, expr }) => labelled(expr, 'quantile', String(q))).join(' or ') }];
}

/** CPU and memory of the instance of each service that uses most. */
function loadParts(profiles: readonly ServiceProfile[], { intervals }: ServicesScope): Part[] {
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
    ...(cpu.size === 0 ? [] : [{ name: 'cores', expr: minBy(['job'], cores) }]),
    ...[...cpu.values()].flatMap((of) =>
      of[0] === undefined
        ? []
        : [
            {
              name: 'cpu',
              expr: largest(sumBy(['job', 'instance'], rate(selector(of[0].cpu ?? '', jobs(of)), window(of[0])))),
            },
          ],
    ),
    ...[...memory].map(([metric, of]) => ({
      name: 'memory',
      expr: largest(sumBy(['job', 'instance'], selector(metric, jobs(of)))),
    })),
  ];
}

/**
 * Event loop lag and open files of the fullest instance, as on the page of the service. Heaps, containers and hosts are
 * left out, because their metrics have to be discovered first, which only that page does.
 */
function fullParts(profiles: readonly ServiceProfile[], { intervals }: ServicesScope): Part[] {
  const by = ['job', 'instance'];
  const fullest = (name: SaturationKey, expr: string): Part => ({ name, expr: `topk by (job) (1, ${expr})` });
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

const lastAnswered = (up: string, by: readonly string[]) =>
  maxBy(by, `max_over_time(${subquery(answered(up), LOOKBACK, FINELY)})`);

/**
 * Which share of the targets of each instance is up; the instances that disappeared; and for instances that are down,
 * when they last answered.
 */
function instanceParts(services: readonly string[]): Part[] {
  const up = upOf(services);
  const by = ['job', 'instance'];
  return [
    { name: 'up', expr: averageBy(by, up) },
    { name: 'seen', expr: `${maxBy(by, lastOver(up, MISSED_FOR))} unless ${maxBy(by, up)}` },
    { name: 'newestSample', expr: `${lastAnswered(up, by)} and on (job, instance) ${up} == 0` },
  ];
}

/**
 * The time of the newest sample of each service: for scraped services that of the last successful scrape, even when
 * they are down; services that push their metrics have no `up`, and the newest of their own samples counts.
 */
function freshnessParts(profiles: readonly ServiceProfile[]): Part[] {
  const up = upOf(profiles.map(({ service }) => service));
  const own = grouped(profiles, (profile) => profile.startTime ?? profile.cpu ?? profile.requests?.metric ?? 'up');
  const pushed = [...own]
    .filter(([metric]) => metric !== 'up')
    .map(([metric, of]) =>
      maxBy(
        ['job'],
        `timestamp(${selector(metric, [
          oneOf(
            'job',
            of.map(({ service }) => service),
          ),
        ])})`,
      ),
    );
  return [
    { name: 'freshness', expr: [maxBy(['job'], answered(up)), lastAnswered(up, ['job']), ...pushed].join(' or ') },
  ];
}
