import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { isExcludedMetric } from '@/instrumentation/excluded-metrics';
import type { DurationUnit } from '@/instrumentation/service-profile';

const UNITS = 's|ms|us|ns|secs?|millis|seconds|milliseconds|microseconds|nanoseconds';

const ASKED = [
  '.*(http|request|reqs?[._]|call|rpc|response|hits).*([._]total|count)',
  `.*(latency|duration|time)(_?(${UNITS}))?_count`,
  '.*(operation|transaction)s[._]total',
  '(.*[._])?(error|exception|failure)s?([._]?count)?[._]total',
  '.*[._](requests|calls)',
  '.*(http|request|rpc).*_?(active|in_?flight|in_?progress|pending)',
  // Native histograms, which have no `_count`.
  '.*[.](server|metrics)[.].*duration(_(milli)?seconds)?',
];

/**
 * Names that may be counters of requests or failures, durations (by their `_count`) or gauges of requests in progress,
 * as a regular expression for a matcher.
 */
export const GUESSED_METRICS = `(?i:${ASKED.join('|')})`;

/** The same for buckets of histograms of durations. */
export const GUESSED_BUCKETS =
  '(?i:.*(http|request|rpc|call|response|latency|duration|time|operation|transaction).*)_bucket';

const COUNTERS = [
  /(?:request|req|call|rpc|response|hit|operation|transaction)s?(?:_[a-z0-9]+)*_total$/,
  /http_(?:[a-z0-9]+_)*(?:handled|served|processed|completed)_total$/,
  /_(?:requests|calls)$/,
  /requests?_?count(?:_total)?$/,
];
const OBSERVED = /(?:request|req|call|rpc|response|http|latency|operation|transaction).*_count$/;
/** The `_count` of a metric of durations. */
const DURATION = /(?:duration|latency|time|handling|seconds|millis).*_count$|_(?:secs?|s|ms|us|ns)_count$/;
const SPEAKS_OF_REQUESTS = /http|request|rpc|response_time|(?:^|_)api_/;
/** Too general to be a sign of requests: anything may be an operation. */
const SPEAKS_OF_ANYTHING = /(?:operation|transaction)s?_total$/;
/** Usually requests that a service sends to others. */
const SPEAKS_OF_OTHERS = /(?:^|_)(?:db|sql|mysql|postgres|redis|cache|kafka|queue|storage)_/;
const UNDER_WAY = /(?:^|_)(?:active|in_?flight|in_?progress|pending|current|concurrent|queued|waiting|open|max)(?=_|$)/;
const FAILED = /(?:^|_)(?:[45]xx|errors?|failed|failures?|exceptions?)(?:_errors?)?_?(?:count)?(?:_total|count)$/;
const CLIENT_FAILED = /_4xx_/;

/** At most so many candidates are considered. */
const MOST_CANDIDATES = 6;

/**
 * A name in lower case with underscores between its words: `status_code` for `StatusCode`, `http_status_code` for
 * `http.statusCode`.
 */
export const wordsOf = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[.:-]/g, '_')
    .toLowerCase();

type Named = { name: string; words: string };

const read = new WeakMap<DiscoveredService['exposed'], readonly Named[]>();

/**
 * Every name that a guess may use, with its words; computed once, because a large service has hundreds, which are
 * compared with every candidate.
 */
function namesOf({ exposed }: DiscoveredService): readonly Named[] {
  const known =
    read.get(exposed) ??
    [...exposed].filter((name) => !isExcludedMetric(name)).map((name) => ({ name, words: wordsOf(name) }));
  read.set(exposed, known);
  return known;
}

/** Client libraries append `_count` in this spelling, whatever the style of the name before it. */
const isDuration = ({ name, words }: Named) => name.endsWith('_count') && DURATION.test(words);
const isCounted = (named: Named) => COUNTERS.some((counter) => counter.test(named.words)) && !isDuration(named);
const isFailed = ({ words }: Named) => FAILED.test(words);

export const isCounter = (name: string) => isCounted({ name, words: wordsOf(name) });
export const speaksOfRequests = (name: string) => SPEAKS_OF_REQUESTS.test(wordsOf(name));

/** Whether a name may well be about something else than incoming requests, such as queries to a database. */
export const saysLittle = (name: string) =>
  SPEAKS_OF_OTHERS.test(wordsOf(name)) || (SPEAKS_OF_ANYTHING.test(wordsOf(name)) && !speaksOfRequests(name));

/**
 * The metrics of a service that may be counters of its requests, the likeliest first; without gauges of requests in
 * progress.
 */
export function guessedCounters(service: DiscoveredService): string[] {
  const names = namesOf(service).filter((named) => !isFailed(named) && !UNDER_WAY.test(named.words));
  const observed = names.filter((named) => OBSERVED.test(named.words) && isDuration(named));
  return [...names.filter(isCounted).toSorted(byLikelihood), ...observed.toSorted(byLikelihood)]
    .slice(0, MOST_CANDIDATES)
    .map(({ name }) => name);
}

function byLikelihood(a: Named, b: Named): number {
  const speaks = ({ words }: Named) => Number(SPEAKS_OF_REQUESTS.test(words));
  return speaks(b) - speaks(a) || a.name.length - b.name.length || a.name.localeCompare(b.name);
}

/**
 * Base names of durations of which only `_count` is known. They may be summaries, whose quantiles have the base name,
 * which discovery cannot recognise.
 */
export function guessedSummaries(service: DiscoveredService): string[] {
  const counts = namesOf(service).filter(
    (named) => isDuration(named) && (OBSERVED.test(named.words) || SPEAKS_OF_REQUESTS.test(named.words)),
  );
  const bases = counts
    .map(baseOf)
    .filter((base) => !service.exposed.has(base) && !service.exposed.has(`${base}_bucket`));
  return bases.slice(0, MOST_CANDIDATES);
}

const baseOf = ({ name }: Named) => name.replace(/_count$/, '');

/** `isLoose`: the counters share only a prefix with the counter of requests, and may count other failures as well. */
type Failed = { server: string | null; client: string | null; isLoose: boolean };

/**
 * Counters of failures whose names begin like the counter's: 5xx (`server`) and 4xx (`client`); null where there is
 * none.
 */
export function guessedFailures(metric: string, service: DiscoveredService): Failed {
  const beside = siblings(metric, service).filter(isFailed);
  const failed = beside.length > 0 ? beside : cousins(metric, service).filter(isFailed);
  const ofServer = failed.filter(({ words }) => !CLIENT_FAILED.test(words));
  const server = ofServer.find(({ words }) => words.includes('5xx')) ?? ofServer[0];
  const client = failed.find(({ words }) => CLIENT_FAILED.test(words));
  return { server: server?.name ?? null, client: client?.name ?? null, isLoose: beside.length === 0 };
}

/**
 * Gauges of requests in progress that belong to a counter: `web_requests_active` or `web_active_requests` to
 * `web_requests_total`.
 */
export function guessedUnderWay(metric: string, service: DiscoveredService): string[] {
  const gauges = siblings(metric, service).filter(
    ({ words }) => UNDER_WAY.test(words) && !/_(?:total|count|sum|bucket|max)$/.test(words),
  );
  return gauges.map(({ name }) => name);
}

/** Base names of durations that belong to a counter: its own, those with a similar name, then any about requests. */
export function guessedBases(metric: string, service: DiscoveredService): string[] {
  const own = [{ name: metric, words: wordsOf(metric) }];
  const loose = namesOf(service).filter(({ words }) => SPEAKS_OF_REQUESTS.test(words));
  const all = [...own, ...siblings(metric, service), ...cousins(metric, service), ...loose];
  return [...new Set(all.filter(isDuration).map(baseOf))];
}

/**
 * Metrics whose name begins like the counter's up to the noun that it counts, with or without a word such as `active`
 * within.
 */
function siblings(metric: string, service: DiscoveredService): Named[] {
  const stem = stemOf(metric);
  const isBeside = ({ name, words }: Named) =>
    name !== metric && (words.startsWith(stem) || words.replace(UNDER_WAY, '').startsWith(stem));
  return namesOf(service)
    .filter(isBeside)
    .toSorted((a, b) => a.name.length - b.name.length);
}

/**
 * Metrics with the same prefix before the noun: `shop_errors_total` and `shop_latency_seconds_count` for
 * `shop_requests_total`.
 */
function cousins(metric: string, service: DiscoveredService): Named[] {
  const words = wordsOf(metric);
  const [prefix] = words.split(NOUN);
  if (prefix === undefined || prefix === words) return [];
  return namesOf(service).filter(
    (named) => named.words.startsWith(prefix) && COUSIN.test(named.words.slice(prefix.length)),
  );
}

const NOUN = /(?:http_)?(?:request|req|call|rpc|response|hit)s?_?(?:count|total|$).*$/;
const COUSIN = /^(?:errors?|failed|failures?|exceptions?|latency|duration|response_time|processing_time|[45]xx)/;

/** `myapp_http_request` of `myapp_http_requests_total`. */
const stemOf = (metric: string) =>
  wordsOf(metric)
    .replace(/(?:_(?:duration|latency|time|handling))?(?:_(?:seconds|secs?|milliseconds|ms|us))?_count$/, '')
    .replace(/s?(?:_total)?$/, '');

/** The unit in a name; null where it has none. */
export function unitOf(base: string): DurationUnit | null {
  const words = wordsOf(base);
  if (/_(?:milliseconds|millis|msec|ms)(?:_|$)/.test(words)) return 'milliseconds';
  if (/_(?:microseconds|micros|us)(?:_|$)/.test(words)) return 'microseconds';
  if (/_(?:nanoseconds|nanos|ns)(?:_|$)/.test(words)) return 'nanoseconds';
  return /_(?:seconds|secs?|s)(?:_|$)/.test(words) ? 'seconds' : null;
}
