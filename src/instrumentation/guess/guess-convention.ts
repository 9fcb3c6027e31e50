import { applyConvention } from '@/instrumentation/conventions/apply-convention';
import type {
  Convention,
  DurationSpec,
  InProgressSpec,
  RequestProfile,
  SeparateErrors,
  StatusLabels,
} from '@/instrumentation/conventions/convention';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { guessedLabels, sumsOf } from './guessed-labels';
import {
  guessedBases,
  guessedCounters,
  guessedFailures,
  guessedUnderWay,
  isCounter,
  saysLittle,
  speaksOfRequests,
  unitOf,
} from './guessed-names';

/** The weight of each part; a status label or counters of failures are the best sign that requests are counted. */
const WEIGHTS = { errors: 4, endpoint: 3, counter: 2.5, histogram: 2, mean: 1, method: 1, name: 1 };
const TOTAL = WEIGHTS.errors + WEIGHTS.endpoint + WEIGHTS.counter + WEIGHTS.histogram + WEIGHTS.method + WEIGHTS.name;

/** With a lower score the page says that nothing was found. */
const FLOOR = 6 / TOTAL;

/** Profiles guessed from names and labels, with a sufficient score; the best first. */
export function guessProfiles(service: DiscoveredService): RequestProfile[] {
  return guesses(service).filter(({ recognition }) => recognition.score >= FLOOR);
}

/** Why a service that fits no convention is not guessed either, as a sentence. */
export function refusal(service: DiscoveredService): string {
  const [best] = guesses(service);
  if (best?.requests == null)
    return 'Nothing counts requests: no metric has a name of a known convention, and none is called like a counter of requests.';
  const score = (value: number) => value.toFixed(2);
  return `${best.requests.metric} may count requests, but its name and labels tell too little to be sure: ${score(best.recognition.score)} of 1, and nothing is claimed below ${score(FLOOR)}.`;
}

/** All guesses whatever their score; the best first. */
function guesses(service: DiscoveredService): RequestProfile[] {
  // A guess may only use labels that were seen, so unknown ones are treated as missing.
  const known = { ...service, isInspected: true };
  return guessedCounters(service)
    .flatMap((metric) => {
      const labels = new Map([[metric, new Map<string, ReadonlySet<string>>()], ...(service.labels ?? [])]);
      const profile = applyConvention(guess(metric, service), { ...known, labels });
      return profile ? scored(profile, metric) : [];
    })
    .toSorted((a, b) => b.recognition.score - a.recognition.score);
}

function scored(profile: RequestProfile, metric: string): RequestProfile {
  const { requests, errors, duration } = profile;
  const points =
    (errors ? WEIGHTS.errors : 0) +
    (requests?.endpoint ? WEIGHTS.endpoint : 0) +
    (requests?.method ? WEIGHTS.method : 0) +
    (isCounter(metric) && !saysLittle(metric) ? WEIGHTS.counter : 0) +
    (duration === null
      ? 0
      : duration.kind === 'classic-histogram' || duration.kind === 'native-histogram'
        ? WEIGHTS.histogram
        : WEIGHTS.mean) +
    (speaksOfRequests(metric) ? WEIGHTS.name : 0);
  return { ...profile, recognition: { ...profile.recognition, kind: 'heuristic', score: points / TOTAL } };
}

/** A convention for this one counter, made from the metrics with similar names. */
function guess(metric: string, service: DiscoveredService): Convention {
  const { endpoint, method } = guessedLabels(metric, service);
  return {
    name: `the names and labels of ${metric}`,
    requests: { metric, endpoint, method, matchers: sumsOf(metric, service) },
    errors: guessedErrors(metric, service),
    durations: guessedBases(metric, service).map((base): DurationSpec => ({
      base,
      unit: unitOf(base) ?? 'seconds',
      endpoint: guessedLabels(`${base}_count`, service).endpoint,
    })),
    inProgress: guessedUnderWay(metric, service).map((name): InProgressSpec => ({ metric: name })),
    warnings: doubts(metric, service),
  };
}

/** Warnings about parts of the guess that may be wrong. */
function doubts(metric: string, service: DiscoveredService): string[] {
  const { server, isLoose } = guessedFailures(metric, service);
  const isRead = isLoose && server !== null && guessedLabels(metric, service).status.length === 0;
  return isRead
    ? [
        `${server} may count more than failing requests: nothing but the beginning of its name says that it belongs to ${metric}.`,
      ]
    : [];
}

/** Failures by a status label where there is one, otherwise by counters with similar names. */
function guessedErrors(metric: string, service: DiscoveredService): StatusLabels | SeparateErrors {
  const { status } = guessedLabels(metric, service);
  const { server, client } = guessedFailures(metric, service);
  if (server === null || status.length > 0) return { labels: status };
  return { serverErrors: { metric: server }, clientErrors: client === null ? null : { metric: client } };
}
