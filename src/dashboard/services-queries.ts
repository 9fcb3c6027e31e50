import type { ServiceProfile } from '@/instrumentation/service-profile';
import { labelled, lastOver, maxBy, minBy, rate, subquery, sumBy, union } from '@/promql/expression';
import { grouped } from '@/prometheus/grouped';
import { oneOf, selector } from '@/promql/label-matcher';
import { rateWindow } from '@/promql/rate-window';
import { durationsBy } from './duration-vectors';
import { signalsBy } from './signals-by';
import type { VectorQuery } from './panel-query';
import { answered, dayBefore, MISSED_FOR } from './pulse';
import { groupServices, type ServiceGroup } from './service-groups';
import { CORES } from './system-names';

/** How far back the last scrape that worked is searched for a target that is down, and how finely; seconds. */
const LOOKBACK = 600;
const FINELY = 15;

/**
 * All that a page about all services asks: one expression per signal, whatever the number of services. `now` and `hourAgo` are unions
 * whose samples carry the service in `job` and what they are in `signal`; the three others are lines by `job` over the range.
 */
export type ServicesQueries = { now: VectorQuery; hourAgo: VectorQuery; requests: string | null; received: string | null; failed: string | null };

/**
 * Everything that the page about all services needs to know beforehand. `excluded` null: what each profile leaves out; `intervals`: seconds
 * between scrapes by service.
 */
export type ServicesScope = { excluded: readonly string[] | null; intervals: ReadonlyMap<string, number>; step: number };

export function servicesQueries(profiles: readonly ServiceProfile[], scope: ServicesScope): ServicesQueries {
  const groups = groupServices(profiles, scope.intervals);
  const services = profiles.map(({ service }) => service);
  const signals = (group: ServiceGroup, step: number) => signalsBy('job', group.profile, filtersOf(group, scope), { scrapeInterval: group.interval, step });
  const instants = groups.map((group) => ({ group, vectors: signals(group, 0) }));
  const moment = instants.flatMap(({ vectors: { requests, requestsInErrorWindow, serverErrors } }) => [part('requests', requests), part('requestsInErrorWindow', requestsInErrorWindow), part('serverErrors', serverErrors)]);
  const lines = groups.map((group) => signals(group, scope.step));
  const up = maxBy(['job', 'instance'], upOf(services));
  return {
    now: instant(0, [...moment, ...groups.flatMap((group) => durationParts(group, scope)), ...loadParts(profiles, scope), ...instanceParts(services), ...freshnessParts(profiles)].flat()),
    hourAgo: instant(3600, [...moment, ...instants.map(({ vectors }) => part('requestsDayAgo', dayBefore(vectors.requestsInErrorWindow) ?? null)), part('up', up)].flat()),
    requests: either(lines.map(({ requests }) => requests)),
    received: either(lines.map(({ requestsInErrorWindow }) => requestsInErrorWindow)),
    failed: either(lines.map(({ serverErrors }) => serverErrors)),
  };
}

type Part = { name: string; expr: string };

const part = (name: string, expr: string | null): Part[] => (expr === null ? [] : [{ name, expr }]);

const instant = (secondsAgo: number, parts: readonly Part[]): VectorQuery => ({ kind: 'instant', expr: union(parts), secondsAgo });

const upOf = (services: readonly string[]) => selector('up', [oneOf('job', services)]);

/** The services of the groups differ, so nothing of one is dropped for another. */
function either(exprs: readonly (string | null)[]): string | null {
  const asked = exprs.filter((expr) => expr !== null);
  return asked.length === 0 ? null : asked.join(' or ');
}

const filtersOf = ({ services, profile }: ServiceGroup, { excluded }: ServicesScope) => ({ service: services, endpoints: [], instances: [], excluded: excluded ?? profile.excluded });

function durationParts(group: ServiceGroup, scope: ServicesScope): Part[] {
  const { duration, windows } = group.profile;
  if (duration === null) return [];
  const { buckets, quantiles } = durationsBy('job', duration, { filters: filtersOf(group, scope), windows, resolution: { scrapeInterval: group.interval, step: 0 } });
  if (buckets !== null) return [{ name: 'buckets', expr: buckets }];
  return quantiles.length === 0 ? [] : [{ name: 'quantiles', expr: quantiles.map(({ q, expr }) => labelled(expr, 'quantile', String(q))).join(' or ') }];
}

/** Of each service the instance that uses most: what a page about many of them shows of their load. */
function loadParts(profiles: readonly ServiceProfile[], { intervals }: ServicesScope): Part[] {
  const largest = (expr: string) => `topk by (job) (1, ${expr})`;
  const window = ({ service, windows }: ServiceProfile) => rateWindow(windows.cpu, intervals.get(service) ?? 0, 0);
  const cpu = grouped(profiles.filter((profile) => profile.cpu !== null), (profile) => `${profile.cpu} ${window(profile)}`);
  const memory = grouped(profiles.filter((profile) => profile.memory !== null), (profile) => profile.memory ?? '');
  const jobs = (of: readonly ServiceProfile[]) => [oneOf('job', of.map(({ service }) => service))];
  const cores = CORES.map((metric) => `${selector(metric, jobs(profiles))} > 0`).join(' or ');
  return [
    ...(cpu.size === 0 ? [] : [{ name: 'cores', expr: minBy(['job'], cores) }]),
    ...[...cpu.values()].flatMap((of) => (of[0] === undefined ? [] : [{ name: 'cpu', expr: largest(sumBy(['job', 'instance'], rate(selector(of[0].cpu ?? '', jobs(of)), window(of[0])))) }])),
    ...[...memory].map(([metric, of]) => ({ name: 'memory', expr: largest(sumBy(['job', 'instance'], selector(metric, jobs(of)))) })),
  ];
}

const lastAnswered = (up: string, by: readonly string[]) => maxBy(by, `max_over_time(${subquery(answered(up), LOOKBACK, FINELY)})`);

/** Who is up, who was and is not known any more, and since when those that are down do not answer. */
function instanceParts(services: readonly string[]): Part[] {
  const up = upOf(services);
  const by = ['job', 'instance'];
  return [
    { name: 'up', expr: maxBy(by, up) },
    { name: 'seen', expr: `${maxBy(by, lastOver(up, MISSED_FOR))} unless ${maxBy(by, up)}` },
    { name: 'newestSample', expr: `${lastAnswered(up, by)} and on (job, instance) ${up} == 0` },
  ];
}

/**
 * When each service was last heard of. Of what is scraped the last scrape that worked tells, also of a dead one; what pushes its metrics has
 * no `up`, and its own samples do.
 */
function freshnessParts(profiles: readonly ServiceProfile[]): Part[] {
  const up = upOf(profiles.map(({ service }) => service));
  const own = grouped(profiles, (profile) => profile.startTime ?? profile.cpu ?? profile.requests?.metric ?? 'up');
  const pushed = [...own].filter(([metric]) => metric !== 'up').map(([metric, of]) => maxBy(['job'], `timestamp(${selector(metric, [oneOf('job', of.map(({ service }) => service))])})`));
  return [{ name: 'freshness', expr: [maxBy(['job'], answered(up)), lastAnswered(up, ['job']), ...pushed].join(' or ') }];
}
