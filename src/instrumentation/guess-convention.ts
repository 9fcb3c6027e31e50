import { applyConvention } from './apply-convention';
import type { Convention, DurationSpec, InProgressSpec, RequestProfile } from './convention';
import type { DiscoveredService } from './discovered-service';
import { isExcludedMetric } from './excluded-metrics';
import type { DurationUnit } from './service-profile';
import { STATUS_LABELS, vocabularyOf } from './status-vocabulary';

/** Labels that name an endpoint, the telling ones first. */
const ENDPOINT_LABELS = [
  'http_route', 'http.route', 'route', 'endpoint', 'handler', 'path', 'uri', 'url', 'view', 'controller', 'grpc_method', 'operation', 'action', 'resource', 'rpc_method', 'procedure', 'page', 'template', 'api', 'upstream', 'service', 'ingress', 'proxy',
];
const METHOD_LABELS = ['method', 'http_request_method', 'http.request.method', 'http_method', 'verb'];

/** Names of counters of requests, and of durations by their `_count`, as a regular expression of names that a server is asked for. */
export const GUESSED_METRICS = '.*(request|req_|call|rpc|response|hits).*(_total|_count)|.*(latency|duration)_(seconds_|milliseconds_|ms_)?count|.*_requests';

const COUNTER = /(?:request|req|call|rpc|response|hit)s?(?:_[a-z0-9]+)*_total$|_requests$|requests?_count$/;
const OBSERVED = /(?:request|req|call|rpc|response|http|latency).*_count$/;
/** A count of observed durations, and not of requests. */
const DURATION = /(?:duration|latency|time|handling|seconds|millis|_s|_ms|_us|_ns).*_count$/;
const SPEAKS_OF_REQUESTS = /http|request|rpc|(?:^|_)api_/;
const FAILED = /_(?:5xx|errors?|failed|failures?|exceptions)_total$/;

/** More candidates than these are not looked at: their names say too little. */
const MOST_CANDIDATES = 6;

/** What a part is worth; a status label or counters of failures is the best sign that requests of people are counted. */
const WEIGHTS = { errors: 4, endpoint: 3, counter: 2.5, histogram: 2, mean: 1, method: 1, name: 1 };
const TOTAL = WEIGHTS.errors + WEIGHTS.endpoint + WEIGHTS.counter + WEIGHTS.histogram + WEIGHTS.method + WEIGHTS.name;

/** Below this share of the whole it is no knowledge: then the page says that nothing was found. */
const FLOOR = 6 / TOTAL;

/** The names of a service that may be counters of its requests, the likeliest first. */
export function guessedCounters({ exposed }: DiscoveredService): string[] {
  const names = [...exposed].filter((name) => !isExcludedMetric(name) && !FAILED.test(name));
  const counters = names.filter((name) => COUNTER.test(name) && !DURATION.test(name)).toSorted(byLikelihood);
  const observed = names.filter((name) => OBSERVED.test(name) && DURATION.test(name)).toSorted(byLikelihood);
  return [...counters, ...observed].slice(0, MOST_CANDIDATES);
}

/** Bases of durations of which only the count is known: their quantiles, if they are summaries, stand under a name that says nothing by itself. */
export function guessedSummaries({ exposed }: DiscoveredService): string[] {
  const counts = [...exposed].filter((name) => DURATION.test(name) && (OBSERVED.test(name) || SPEAKS_OF_REQUESTS.test(name)) && !isExcludedMetric(name));
  return counts.map((name) => name.replace(/_count$/, '')).filter((base) => !exposed.has(base) && !exposed.has(`${base}_bucket`)).slice(0, MOST_CANDIDATES);
}

const byLikelihood = (a: string, b: string) => Number(SPEAKS_OF_REQUESTS.test(b)) - Number(SPEAKS_OF_REQUESTS.test(a)) || a.length - b.length || a.localeCompare(b);

/** Profiles by names and labels alone, where they tell enough; the best first. */
export function guessProfiles(service: DiscoveredService): RequestProfile[] {
  return guesses(service).filter(({ recognition }) => recognition.score >= FLOOR);
}

/** Why a service that fits no convention is not guessed either, as a sentence. */
export function refusal(service: DiscoveredService): string {
  const [best] = guesses(service);
  if (best?.requests == null) return 'Nothing counts requests: no metric has a name of a known convention, and none is called like a counter of requests.';
  const score = (value: number) => value.toFixed(2);
  return `${best.requests.metric} may count requests, but its name and labels tell too little to be sure: ${score(best.recognition.score)} of 1, and nothing is claimed below ${score(FLOOR)}.`;
}

/** However little they tell; the best first. */
function guesses(service: DiscoveredService): RequestProfile[] {
  // What is not known is not assumed here: a guess may only rest on what was seen.
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
    (COUNTER.test(metric) && !DURATION.test(metric) ? WEIGHTS.counter : 0) +
    (duration === null ? 0 : duration.kind === 'classic-histogram' || duration.kind === 'native-histogram' ? WEIGHTS.histogram : WEIGHTS.mean) +
    (SPEAKS_OF_REQUESTS.test(metric) ? WEIGHTS.name : 0);
  return { ...profile, recognition: { ...profile.recognition, kind: 'heuristic', score: points / TOTAL } };
}

/** A convention made up for this one counter from what stands beside it. */
function guess(metric: string, service: DiscoveredService): Convention {
  const failed = siblings(metric, service, FAILED)[0];
  const statuses = statusLabels(metric, service);
  return {
    name: `the names and labels of ${metric}`,
    requests: { metric, endpoint: ENDPOINT_LABELS, method: METHOD_LABELS },
    errors: failed && statuses.length === 0 ? { serverErrors: { metric: failed, endpoint: null }, clientErrors: null } : { labels: statuses },
    durations: guessedDurations(metric, service),
    inProgress: siblings(metric, service, /_(?:in_?progress|in_?flight|active|current)$/).map((name): InProgressSpec => ({ metric: name })),
  };
}

/** Labels whose values are words of a status: those that are usually named so first, then any other. */
function statusLabels(metric: string, { labels }: DiscoveredService): string[] {
  const known = labels?.get(metric);
  const speaking = [...(known?.keys() ?? [])].filter((label) => vocabularyOf(known?.get(label) ?? []) !== null);
  return [...STATUS_LABELS.filter((label) => speaking.includes(label)), ...speaking.filter((label) => !STATUS_LABELS.includes(label))];
}

/** Metrics that share the beginning of the name up to the last word that says what is counted. */
function siblings(metric: string, { exposed }: DiscoveredService, ending: RegExp): string[] {
  const stem = stemOf(metric);
  return [...exposed].filter((name) => name !== metric && name.startsWith(stem) && ending.test(name) && !isExcludedMetric(name)).toSorted((a, b) => a.length - b.length);
}

/** `myapp_http_request` of `myapp_http_requests_total`. */
const stemOf = (metric: string) => metric.replace(/(?:_(?:duration|latency|time|handling))?(?:_(?:seconds|milliseconds|ms))?_count$/, '').replace(/s?(?:_total)?$/, '');

function guessedDurations(metric: string, service: DiscoveredService): DurationSpec[] {
  const own = DURATION.test(metric) ? [metric] : [];
  const beside = siblings(metric, service, DURATION);
  const loose = [...service.exposed].filter((name) => SPEAKS_OF_REQUESTS.test(name) && DURATION.test(name) && !isExcludedMetric(name));
  const bases = [...new Set([...own, ...beside, ...loose])].map((name) => name.replace(/_count$/, ''));
  return bases.map((base) => ({ base, unit: unitOf(base) ?? 'seconds', endpoint: ENDPOINT_LABELS }));
}

/** The unit that a name tells; null where it tells none. */
export function unitOf(base: string): DurationUnit | null {
  if (/_(?:milliseconds|millis|msec|ms)(?:_|$)/.test(base)) return 'milliseconds';
  if (/_(?:microseconds|micros|us)(?:_|$)/.test(base)) return 'microseconds';
  if (/_(?:nanoseconds|nanos|ns)(?:_|$)/.test(base)) return 'nanoseconds';
  return /_(?:seconds|secs?|s)(?:_|$)/.test(base) ? 'seconds' : null;
}
