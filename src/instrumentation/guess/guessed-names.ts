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
  // A native histogram has no count that would be asked for.
  '.*[.](server|metrics)[.].*duration(_(milli)?seconds)?',
];

/**
 * Names of counters of requests and of failures, of durations by their `_count`, and of what is under way, as a regular expression of names that a
 * server is asked for.
 */
export const GUESSED_METRICS = `(?i:${ASKED.join('|')})`;

/** Names of histograms of durations, likewise: their buckets are asked for apart. */
export const GUESSED_BUCKETS = '(?i:.*(http|request|rpc|call|response|latency|duration|time|operation|transaction).*)_bucket';

const COUNTERS = [
  /(?:request|req|call|rpc|response|hit|operation|transaction)s?(?:_[a-z0-9]+)*_total$/,
  /http_(?:[a-z0-9]+_)*(?:handled|served|processed|completed)_total$/,
  /_(?:requests|calls)$/,
  /requests?_?count(?:_total)?$/,
];
const OBSERVED = /(?:request|req|call|rpc|response|http|latency|operation|transaction).*_count$/;
/** A count of observed durations, and not of requests. */
const DURATION = /(?:duration|latency|time|handling|seconds|millis).*_count$|_(?:secs?|s|ms|us|ns)_count$/;
const SPEAKS_OF_REQUESTS = /http|request|rpc|response_time|(?:^|_)api_/;
/** Anything may be an operation. */
const SPEAKS_OF_ANYTHING = /(?:operation|transaction)s?_total$/;
/** What a service asks of others as a rule, unless it is one of these itself. */
const SPEAKS_OF_OTHERS = /(?:^|_)(?:db|sql|mysql|postgres|redis|cache|kafka|queue|storage)_/;
const UNDER_WAY = /(?:^|_)(?:active|in_?flight|in_?progress|pending|current|concurrent|queued|waiting|open|max)(?=_|$)/;
const FAILED = /(?:^|_)(?:[45]xx|errors?|failed|failures?|exceptions?)(?:_errors?)?_?(?:count)?(?:_total|count)$/;
const CLIENT_FAILED = /_4xx_/;

/** More candidates than these are not looked at: their names say too little. */
const MOST_CANDIDATES = 6;

/** A name of a metric or a label in the words that it is made of, whoever wrote it: `status_code` of `StatusCode` and of `http.statusCode`. */
export const wordsOf = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[.:-]/g, '_')
    .toLowerCase();

type Named = { name: string; words: string };

const read = new WeakMap<DiscoveredService['exposed'], readonly Named[]>();

/** Every name that a guess may rest on with its words: a large service has hundreds, and each is looked at for every candidate. */
function namesOf({ exposed }: DiscoveredService): readonly Named[] {
  const known = read.get(exposed) ?? [...exposed].filter((name) => !isExcludedMetric(name)).map((name) => ({ name, words: wordsOf(name) }));
  read.set(exposed, known);
  return known;
}

/** A histogram or summary writes its `_count` so, however its own name is written. */
const isDuration = ({ name, words }: Named) => name.endsWith('_count') && DURATION.test(words);
const isCounted = (named: Named) => COUNTERS.some((counter) => counter.test(named.words)) && !isDuration(named);
const isFailed = ({ words }: Named) => FAILED.test(words);

export const isCounter = (name: string) => isCounted({ name, words: wordsOf(name) });
export const speaksOfRequests = (name: string) => SPEAKS_OF_REQUESTS.test(wordsOf(name));

/** Whether a name says too little of requests that a service is sent: it asks its database too. */
export const saysLittle = (name: string) =>
  SPEAKS_OF_OTHERS.test(wordsOf(name)) || (SPEAKS_OF_ANYTHING.test(wordsOf(name)) && !speaksOfRequests(name));

/** The names of a service that may be counters of its requests, the likeliest first. What is under way is none: it falls too. */
export function guessedCounters(service: DiscoveredService): string[] {
  const names = namesOf(service).filter((named) => !isFailed(named) && !UNDER_WAY.test(named.words));
  const observed = names.filter((named) => OBSERVED.test(named.words) && isDuration(named));
  return [...names.filter(isCounted).toSorted(byLikelihood), ...observed.toSorted(byLikelihood)].slice(0, MOST_CANDIDATES).map(({ name }) => name);
}

function byLikelihood(a: Named, b: Named): number {
  const speaks = ({ words }: Named) => Number(SPEAKS_OF_REQUESTS.test(words));
  return speaks(b) - speaks(a) || a.name.length - b.name.length || a.name.localeCompare(b.name);
}

/** Bases of durations of which only the count is known: their quantiles, if they are summaries, stand under a name that says nothing by itself. */
export function guessedSummaries(service: DiscoveredService): string[] {
  const counts = namesOf(service).filter((named) => isDuration(named) && (OBSERVED.test(named.words) || SPEAKS_OF_REQUESTS.test(named.words)));
  const bases = counts.map(baseOf).filter((base) => !service.exposed.has(base) && !service.exposed.has(`${base}_bucket`));
  return bases.slice(0, MOST_CANDIDATES);
}

const baseOf = ({ name }: Named) => name.replace(/_count$/, '');

/** `isLoose`: they share no more with the counter of requests than what stands before its first word, and may count other failures as well. */
type Failed = { server: string | null; client: string | null; isLoose: boolean };

/** Counters of failures that share the beginning of a counter's name, those of the server and those of clients; null where there is none. */
export function guessedFailures(metric: string, service: DiscoveredService): Failed {
  const beside = siblings(metric, service).filter(isFailed);
  const failed = beside.length > 0 ? beside : cousins(metric, service).filter(isFailed);
  const ofServer = failed.filter(({ words }) => !CLIENT_FAILED.test(words));
  const server = ofServer.find(({ words }) => words.includes('5xx')) ?? ofServer[0];
  const client = failed.find(({ words }) => CLIENT_FAILED.test(words));
  return { server: server?.name ?? null, client: client?.name ?? null, isLoose: beside.length === 0 };
}

/** Gauges of what is under way beside a counter: `web_requests_active` and `web_active_requests` beside `web_requests_total`. */
export function guessedUnderWay(metric: string, service: DiscoveredService): string[] {
  const gauges = siblings(metric, service).filter(({ words }) => UNDER_WAY.test(words) && !/_(?:total|count|sum|bucket|max)$/.test(words));
  return gauges.map(({ name }) => name);
}

/** Bases of durations that belong to a counter: its own, those that share its beginning, then any that speaks of requests. */
export function guessedBases(metric: string, service: DiscoveredService): string[] {
  const own = [{ name: metric, words: wordsOf(metric) }];
  const loose = namesOf(service).filter(({ words }) => SPEAKS_OF_REQUESTS.test(words));
  const all = [...own, ...siblings(metric, service), ...cousins(metric, service), ...loose];
  return [...new Set(all.filter(isDuration).map(baseOf))];
}

/** Metrics that share the beginning of the name up to the last word that says what is counted; a word for what is under way may stand before that. */
function siblings(metric: string, service: DiscoveredService): Named[] {
  const stem = stemOf(metric);
  const isBeside = ({ name, words }: Named) => name !== metric && (words.startsWith(stem) || words.replace(UNDER_WAY, '').startsWith(stem));
  return namesOf(service).filter(isBeside).toSorted((a, b) => a.name.length - b.name.length);
}

/** Metrics with the same name before the word that says what is counted: `shop_errors_total` and `shop_latency_seconds_count` beside `shop_requests_total`. */
function cousins(metric: string, service: DiscoveredService): Named[] {
  const words = wordsOf(metric);
  const [prefix] = words.split(NOUN);
  if (prefix === undefined || prefix === words) return [];
  return namesOf(service).filter((named) => named.words.startsWith(prefix) && COUSIN.test(named.words.slice(prefix.length)));
}

const NOUN = /(?:http_)?(?:request|req|call|rpc|response|hit)s?_?(?:count|total|$).*$/;
const COUSIN = /^(?:errors?|failed|failures?|exceptions?|latency|duration|response_time|processing_time|[45]xx)/;

/** `myapp_http_request` of `myapp_http_requests_total`. */
const stemOf = (metric: string) =>
  wordsOf(metric)
    .replace(/(?:_(?:duration|latency|time|handling))?(?:_(?:seconds|secs?|milliseconds|ms|us))?_count$/, '')
    .replace(/s?(?:_total)?$/, '');

/** The unit that a name tells; null where it tells none. */
export function unitOf(base: string): DurationUnit | null {
  const words = wordsOf(base);
  if (/_(?:milliseconds|millis|msec|ms)(?:_|$)/.test(words)) return 'milliseconds';
  if (/_(?:microseconds|micros|us)(?:_|$)/.test(words)) return 'microseconds';
  if (/_(?:nanoseconds|nanos|ns)(?:_|$)/.test(words)) return 'nanoseconds';
  return /_(?:seconds|secs?|s)(?:_|$)/.test(words) ? 'seconds' : null;
}
