import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asConfigured, type ConfiguredProfile } from '@/instrumentation/configured-profile';
import { checksExpr, withoutChecks } from '@/instrumentation/check/counted-checks';
import { isUnitOpen } from '@/instrumentation/guess/duration-unit';
import { formerExprs, formerProfile } from '@/instrumentation/discovery/former-counters';
import { inspectedStrangers, needsLook, strangersExpr } from '@/instrumentation/discovery/inspect-strangers';
import { profileOf } from '@/instrumentation/profile-of';
import { instantQuestion } from '@/panels/queries/instant-question';
import { useAnswer } from '@/panels/queries/use-answer';
import { useQueries } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import { writeWithinLongest } from '@/prometheus/batching/in-parts';
import { withinLongest } from '@/prometheus/batching/longest-question';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Sample } from '@/prometheus/series';
import type { KnownService } from '@/app/discovery/known-services';
import { combinedQuestion } from './combined-question';

/** How a service is instrumented changes with its deployments; seconds. */
const EVERY = 3600;

/**
 * The services, of which those are inspected whose metric names do not suffice, in one query for all. A few more
 * queries find services that counted requests before, and those that count health checks. `given`: configured profiles,
 * applied after the inspection, which finds the parts that they leave out. null until all are answered, because rates
 * would otherwise have to be queried again.
 */
export function useInspectedServices(
  connection: Connection,
  services: readonly KnownService[],
  given: readonly ConfiguredProfile[],
  deadline: number,
): readonly KnownService[] | null {
  const found = useMemo(
    () => services.map((each) => withCertainUnit(isAbout(given, each) ? { ...each, profile: profileOf(each) } : each)),
    [services, given],
  );
  const strangers = useMemo(() => found.filter(({ profile }) => needsLook(profile)), [found]);
  const look = useSeldom(
    connection,
    useMemo(() => writeWithinLongest(strangers, strangersExpr), [strangers]),
    'How services are instrumented that no convention knows',
    deadline,
  );
  const before = useFormerly(connection, found, deadline);
  const checks = useSeldom(
    connection,
    useMemo(
      () =>
        writeWithinLongest(
          found.map(({ profile }) => profile),
          checksExpr,
        ),
      [found],
    ),
    'Which services count scrapes and health checks',
    deadline,
  );
  const isDone = checks.isDone && look.isDone && before.isDone;
  return useMemo(() => {
    if (!isDone) return null;
    const looked = inspectedStrangers(look.samples === null ? [] : strangers, look.samples ?? []).map((each) =>
      withCertainUnit({ ...each, profile: profileOf(each) }),
    );
    const byName = new Map(looked.map((each) => [each.service, each]));
    return found.map((each) =>
      asGiven(withTraffic(asBefore(byName.get(each.service) ?? each, before.samples), checks.samples ?? []), given),
    );
  }, [isDone, look.samples, checks.samples, before.samples, found, strangers, given]);
}

/**
 * What those exposed within the last day that count no requests now: one answer for all the moments that are asked
 * about, however many these are.
 */
function useFormerly(connection: Connection, found: readonly KnownService[], deadline: number): Formerly {
  const queries = useMemo(() => {
    const jobs = found.flatMap(({ service, profile }) => (profile.requests === null ? service : []));
    // Its moments differ by no letter.
    const asked = withinLongest(jobs, (of) => formerExprs(of)[0] ?? null);
    const exprs = jobs.length === 0 ? [] : asked.flatMap(formerExprs);
    return exprs.map((expr) =>
      instantQuestion({
        connection,
        deadline,
        expr,
        refreshEvery: EVERY,
        title: 'Which services counted requests within the last day',
      }),
    );
  }, [connection, found, deadline]);
  return useQueries({ queries, combine: together });
}

type Formerly = { samples: readonly Sample[]; isDone: boolean };

/** One that was refused is done with, also while it is asked again. */
const together = (answers: readonly UseQueryResult<InstantAnswer, PrometheusError>[]): Formerly => ({
  samples: answers.flatMap(({ data }) => data?.samples ?? []),
  isDone: answers.every(({ data, errorUpdateCount }) => data !== undefined || errorUpdateCount > 0),
});

/** `samples` null: not asked, or refused. */
function useSeldom(
  connection: Connection,
  exprs: readonly string[],
  title: string,
  deadline: number,
): { samples: readonly Sample[] | null; isDone: boolean } {
  const { data, error } = useAnswer(combinedQuestion({ connection, deadline, exprs, refreshEvery: EVERY, title }));
  return { samples: data?.samples ?? null, isDone: exprs.length === 0 || data !== undefined || error !== null };
}

/** One that has counted requests and counts none now is no exporter: read as it was, it has lost them. */
function asBefore(each: KnownService, samples: readonly Sample[]): KnownService {
  const profile = each.profile.requests === null ? formerProfile(each, samples) : null;
  return profile === null ? each : withCertainUnit({ ...each, profile });
}

function withTraffic(each: KnownService, samples: readonly Sample[]): KnownService {
  const profile = withoutChecks(each.profile, samples);
  return profile === each.profile ? each : { ...each, profile };
}

const isAbout = (given: readonly ConfiguredProfile[], { service }: KnownService) =>
  given.some((one) => one.service === service);

const asGiven = (each: KnownService, given: readonly ConfiguredProfile[]) =>
  isAbout(given, each) ? { ...each, profile: asConfigured(each.profile, given) } : each;

/**
 * Drops durations with a guessed unit: only the page of the service checks bucket edges, and a wrong unit would be
 * wrong by a factor of a thousand.
 */
function withCertainUnit(each: KnownService): KnownService {
  return isUnitOpen(each.profile) ? { ...each, profile: { ...each.profile, duration: null } } : each;
}
