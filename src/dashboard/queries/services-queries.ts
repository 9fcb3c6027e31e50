import type { ServiceProfile } from '@/instrumentation/service-profile';
import { averageBy, lastOver, maxBy, subquery, union } from '@/promql/expression';
import { grouped } from '@/prometheus/grouped';
import { writeWithinLongest } from '@/prometheus/batching/in-parts';
import { oneOf, selector } from '@/promql/label-matcher';
import type { VectorQuery } from '@/dashboard/vector-query';
import { durationsBy } from './duration-vectors';
import { signalsBy, type SignalVectors } from './signals-by';
import { inProgressExpr } from './overview-vectors';
import { EARLIER } from './pulse';
import { answered, durationParts, earlierParts, MISSED_FOR, partOf, requestParts, type PulsePart } from './pulse-parts';
import { groupServices, type ServiceGroup } from './service-groups';
import { fullParts, loadParts } from './services-load';

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
  const instants = (secondsAgo: number, parts: typeof partsNow) =>
    instantsOf(profiles, (of) => parts(of, scope), secondsAgo);
  const lines = (signal: keyof SignalVectors) => lineQueries(signal, profiles, scope);
  return {
    now: instants(0, partsNow),
    hourAgo: instants(3600, partsHourAgo),
    requests: lines('requests'),
    received: lines('requestsInErrorWindow'),
    failed: lines('serverErrors'),
  };
}

function partsNow(profiles: readonly ServiceProfile[], scope: ServicesScope): PulsePart[] {
  const services = profiles.map(({ service }) => service);
  const durations = groupServices(profiles, scope.intervals).flatMap((group) => groupDurations(group, scope));
  return [
    ...countedParts(profiles, scope),
    ...durations,
    ...loadParts(profiles, scope),
    ...fullParts(profiles, scope),
    ...instanceParts(services),
    ...freshnessParts(profiles),
  ];
}

const countedParts = (profiles: readonly ServiceProfile[], scope: ServicesScope): PulsePart[] => [
  ...signalsOf(profiles, scope, 0).flatMap(requestParts),
  ...inProgressParts(profiles),
];

function partsHourAgo(profiles: readonly ServiceProfile[], scope: ServicesScope): PulsePart[] {
  const signals = signalsOf(profiles, scope, 0);
  return [
    ...countedParts(profiles, scope),
    ...signals.flatMap(({ requestsInErrorWindow, requests }) => earlierParts(requestsInErrorWindow, requests)),
    { name: 'up', expr: maxBy(['job', 'instance'], upOf(profiles.map(({ service }) => service))) },
  ];
}

/** The moments of `EARLIER`, for the few services that refuse or do not answer requests for more than an hour. */
export const earlierOfServices = (profiles: readonly ServiceProfile[], scope: ServicesScope): VectorQuery[] =>
  (profiles.length === 0 ? [] : EARLIER).flatMap((secondsAgo) =>
    instantsOf(profiles, (of) => countedParts(of, scope), secondsAgo),
  );

const instantsOf = (
  profiles: readonly ServiceProfile[],
  parts: (of: readonly ServiceProfile[]) => PulsePart[],
  secondsAgo: number,
) =>
  writeWithinLongest(profiles, (of) => union(parts(of))).map((expr) => ({
    kind: 'instant' as const,
    expr,
    secondsAgo,
  }));

/** One expression for the services that name requests in progress alike. */
function inProgressParts(profiles: readonly ServiceProfile[]): PulsePart[] {
  const alike = grouped(profiles, ({ inProgress }) => JSON.stringify(inProgress));
  return [...alike.values()].flatMap((of) => {
    const jobs = oneOf(
      'job',
      of.map(({ service }) => service),
    );
    return partOf('inProgress', inProgressExpr(of[0]?.inProgress ?? null, [jobs], ['job']));
  });
}

/** The lines of one signal by service; those of quantiles are asked of the few services that are slow. */
export const lineQueries = (signal: keyof SignalVectors, profiles: readonly ServiceProfile[], scope: ServicesScope) =>
  writeWithinLongest(profiles, (of) => linesOf(signal, of, scope)).map((expr): VectorQuery => ({
    kind: 'range',
    expr,
  }));

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

function groupDurations(group: ServiceGroup, scope: ServicesScope): PulsePart[] {
  const { duration, windows } = group.profile;
  const resolution = { scrapeInterval: group.interval, step: 0 };
  return durationParts(
    duration && durationsBy('job', duration, { filters: filtersOf(group, scope), windows, resolution }),
  );
}

const lastAnswered = (up: string, by: readonly string[]) =>
  maxBy(by, `max_over_time(${subquery(answered(up), LOOKBACK, FINELY)})`);

/**
 * Which share of the targets of each instance is up; the instances that disappeared; and for instances that are down,
 * when they last answered.
 */
function instanceParts(services: readonly string[]): PulsePart[] {
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
function freshnessParts(profiles: readonly ServiceProfile[]): PulsePart[] {
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
