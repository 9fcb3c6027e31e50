import type { WorstOf } from '@/dashboard/queries/duration-vectors';
import type { SaturationKey } from '@/dashboard/thresholds';
import type { Series } from '@/prometheus/series';
import type { SignalName } from './signal';

/**
 * A quantile in seconds; `atLeast` where it equals the last finite bucket edge, so that the truth lies at or above it. `name` where it is not
 * the one that was asked for but the nearest that a summary exposes: `p97` for p95.
 */
export type Quantile = { value: number; atLeast: boolean; name?: string };

/**
 * The service at one instant. Rates per second, ratios 0 to 1, seconds. null: not known (the metric is missing or has no samples);
 * `errorRatio` is also null without traffic. Counts are requests and failures inside the window of `errorRatio`.
 */
export type Moment = {
  requestRate: number | null;
  serverErrorRate: number | null;
  clientErrorRate: number | null;
  errorRatio: number | null;
  requestCount: number | null;
  failureCount: number | null;
  p50: Quantile | null;
  p95: Quantile | null;
  p99: Quantile | null;
  mean: number | null;
  inProgress: number | null;
  instancesUp: number | null;
};

/**
 * One instance now. `up` null: it has vanished from discovery and is still missed. `isPartial`: some of its targets are up, others down. `wasUp`: whether its last scrape worked, which
 * tells one that was taken out from one that was lost. `lastError`: a line for each reason why it cannot be scraped. Times in Unix seconds.
 */
export type InstanceFacts = {
  instance: string;
  up: boolean | null;
  isPartial: boolean;
  wasUp: boolean;
  lastError: string;
  cpuCores: number | null;
  memoryBytes: number | null;
  startedAt: number | null;
  version: string | null;
  newestSample: number | null;
};

/** One endpoint now, over the window of the error ratio. */
export type EndpointFacts = { endpoint: string; requestRate: number; serverErrorRate: number };

/** `highestEdge` where it comes from buckets: a value equal to it may be anything above. */
type QuantileLine = Series & { highestEdge?: number };

/** When alerts fired over the range that count alike, and what they do to the verdict then. */
export type FiredAlert = { level: 'warning' | 'critical'; line: Series };

/** Lines over the range that is looked at, for "since", the watch line and the usual range of traffic; null where not known. */
export type History = {
  /** Seconds over which each point of `requestRate` was averaged, and each of `errorRatio` and the quantiles. */
  rateWindow: number;
  errorWindow: number;
  requestRate: Series | null;
  /** What was exceeded for more than three quarters of an hour of the two hours up to the end, which no short burst does; null where that or the hour before is not known. */
  sustainedRequestRate: number | null;
  /** Requests per second over the window of the errors: a share or a quantile rests on so many. */
  received: Series | null;
  errorRatio: Series | null;
  p95: QuantileLine | null;
  p99: QuantileLine | null;
  cpu: readonly Series[];
  memory: readonly Series[];
  up: readonly Series[];
  /** Whether one of these is still under way: what the others tell of an instant, or that all was well, may be untrue once it is here. */
  isAwaited: boolean;
  /** What is too full, or was within the range, with `signal` as its key and `of` as whose it is; asked only then. */
  saturation: readonly Series[];
  /** The alerts that fired over the range; null where they were not read. */
  alerts: readonly FiredAlert[] | null;
};

/** Everything a verdict may rest on, measured; `at` is the server's clock, Unix seconds. */
export type ServiceFacts = {
  service: string;
  at: number;
  /** Whether `at` is the end of a range that is over: then nothing is said of now. */
  isOver: boolean;
  /** Seconds over which the requests of `current` were averaged, and over which failures and the requests beside them; the lines of a long range are over more. */
  rateWindow: number;
  errorWindow: number;
  /** Seconds between scrapes of this service. */
  scrapeInterval: number;
  /** Seconds between refreshes of the page; null while paused or over a past range. */
  refreshInterval: number | null;
  /** Signals whose metrics the service does not expose at all, so that "not measured" and "no answer" can be told apart. */
  notMeasured: readonly SignalName[];
  /** Whether it is still asked if failures are counted at all. */
  isAskingForErrors: boolean;
  /** Signals whose question was not answered while others were. */
  notAnswered: readonly SignalName[];
  /** Signals that are of all endpoints although the reader has chosen some. */
  ofAllEndpoints: readonly SignalName[];
  /** What the quantiles are the worst of, where they cannot be put together. */
  worstOf: WorstOf;
  /** Whether the reader has chosen endpoints or instances, so that what is missing may be so by that choice. */
  isFiltered: boolean;
  /** Whether endpoints that are no traffic are left out, so that what is missing may be all that there is. */
  leavesOut: boolean;
  current: Moment;
  hourAgo: Moment | null;
  /** Whether that is still asked for. */
  isHourAgoAwaited: boolean;
  /** Requests per second at this time a day ago; null where that is not known. */
  requestRateDayAgo: number | null;
  instances: readonly InstanceFacts[];
  /** null: not known yet. */
  endpoints: readonly EndpointFacts[] | null;
  /** The same an hour ago, for "who caused the change"; null where it was not asked or there was nothing. */
  endpointsHourAgo: readonly EndpointFacts[] | null;
  history: History;
  /** Deploys and restarts seen in the range, oldest first. */
  changes: readonly Change[];
  /** How full things are, each with whose it is; nothing where it is not measured or not known yet. */
  saturation: readonly Saturation[];
  /** Whether it is still asked what can run full, and how full it is now. */
  isAskingForSaturation: boolean;
  /** Whether that, or what was full within the range, is still asked for. */
  isSaturationAwaited: boolean;
};

/** `value` as the key of its limit says: a share, seconds, a count. `of` names the instance, the container or the host. */
export type Saturation = { key: SaturationKey; of: string; value: number };

/** A version that appeared or an instance that started, Unix seconds. */
export type Change = { time: number; kind: 'deploy' | 'restart'; label: string };
