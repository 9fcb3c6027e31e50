import type { WorstOf } from '@/dashboard/queries/duration-vectors';
import type { SaturationKey } from '@/dashboard/thresholds';
import type { Series } from '@/prometheus/series';
import type { SignalName } from './signal';

/**
 * A quantile in seconds; `atLeast` where it equals the last finite bucket edge, so that the truth lies at or above it.
 * `name` where it is not the one that was asked for but the nearest that a summary exposes: `p97` for p95.
 */
export type Quantile = { value: number; atLeast: boolean; name?: string };

/**
 * The service at one instant. Rates per second, ratios 0 to 1, seconds. null: not known (the metric is missing or has
 * no samples); `errorRatio` is also null without traffic. Counts are requests and failures inside the window of
 * `errorRatio`.
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
 * One instance now. `up` null: it disappeared from service discovery a short time ago. `isPartial`: some of its targets
 * are up, others down. `wasUp`: whether its last scrape succeeded, which tells an instance that was removed from one
 * that failed. `lastError`: one line per reason why it cannot be scraped. Times in Unix seconds.
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

/** What the service was like so many seconds ago. */
export type EarlierMoment = { secondsAgo: number; moment: Moment };

/** One endpoint now, over the window of the error ratio. */
export type EndpointFacts = { endpoint: string; requestRate: number; serverErrorRate: number };

/** `highestEdge` where it comes from buckets: a value equal to it may be anything above. */
type QuantileLine = Series & { highestEdge?: number };

/** When alerts of one label set fired over the range, and the level that they give the verdict. */
export type FiredAlert = { level: 'warning' | 'critical'; line: Series };

/**
 * Lines over the range that is looked at, for "since", the watch line and the usual range of traffic; null where not
 * known.
 */
export type History = {
  /** Seconds over which each point of `requestRate` was averaged, and each of `errorRatio` and the quantiles. */
  rateWindow: number;
  errorWindow: number;
  requestRate: Series | null;
  /**
   * The rate that was exceeded for more than 48 minutes of the last two hours, which no short burst does; null where
   * it, or the traffic an hour ago, is not known.
   */
  sustainedRequestRate: number | null;
  /** Requests per second over the error window, on which error ratio and quantiles are based. */
  received: Series | null;
  errorRatio: Series | null;
  p95: QuantileLine | null;
  p99: QuantileLine | null;
  cpu: readonly Series[];
  memory: readonly Series[];
  up: readonly Series[];
  /** Whether one of these has not been answered yet: until then the others do not suffice to judge the past. */
  isAwaited: boolean;
  /**
   * Saturations that exceed their limit, or did within the range; the label `signal` is the key, `of` the instance,
   * container or host. Others are not queried.
   */
  saturation: readonly Series[];
  /** The alerts that fired over the range; null where they were not read. */
  alerts: readonly FiredAlert[] | null;
};

/** All measurements behind a verdict; `at` is the server's clock, Unix seconds. */
export type ServiceFacts = {
  service: string;
  at: number;
  /** Whether `at` is the end of a range in the past: then texts must not speak of now. */
  isOver: boolean;
  /**
   * The rate windows of `current` in seconds: of requests, and of failures and quantiles. Those of `history` may be
   * longer.
   */
  rateWindow: number;
  errorWindow: number;
  /** Seconds between scrapes of this service. */
  scrapeInterval: number;
  /** Seconds between refreshes of the page; null while paused or over a past range. */
  refreshInterval: number | null;
  /**
   * Signals whose metrics the service does not expose at all, so that "not measured" and "no answer" can be told apart.
   */
  notMeasured: readonly SignalName[];
  /** Whether it is not known yet if failures are counted at all. */
  isAskingForErrors: boolean;
  /** Signals whose query failed while others were answered. */
  notAnswered: readonly SignalName[];
  /** Why no number of requests, failures or durations can be relied on; null where they can. */
  unreliable: string | null;
  /** Signals that show all endpoints although the reader has chosen some. */
  ofAllEndpoints: readonly SignalName[];
  /** Over what the quantiles shown are the largest, where they cannot be aggregated. */
  worstOf: WorstOf;
  /** Whether the reader has chosen endpoints or instances, which may be why data is missing. */
  isFiltered: boolean;
  /** Whether endpoints that are not traffic are excluded, which may be why data is missing. */
  leavesOut: boolean;
  current: Moment;
  hourAgo: Moment | null;
  /**
   * Moments further back, the latest first; asked only where requests are refused or not answered, to tell whether they
   * ever were.
   */
  earlier: readonly EarlierMoment[];
  /** Whether `hourAgo`, or what is further back where that matters, has not been answered yet. */
  isHourAgoAwaited: boolean;
  /** Requests per second at this time a day ago; null where that is not known. */
  requestRateDayAgo: number | null;
  /** The same a week ago; null also where traffic is not lost, because then it is not asked. */
  requestRateWeekAgo: number | null;
  instances: readonly InstanceFacts[];
  /** null: not known yet. */
  endpoints: readonly EndpointFacts[] | null;
  /** The same an hour ago, to find the endpoint that caused a change; null where it is not known. */
  endpointsHourAgo: readonly EndpointFacts[] | null;
  history: History;
  /** Deploys and restarts seen in the range, oldest first. */
  changes: readonly Change[];
  /** Every saturation that is measured and known by now. */
  saturation: readonly Saturation[];
  /** Whether `saturation` has not been answered yet. */
  isAskingForSaturation: boolean;
  /** Whether `saturation`, or its history over the range, has not been answered yet. */
  isSaturationAwaited: boolean;
};

/** `value` in the unit of its key: a share, seconds, a count. `of` names the instance, container or host. */
export type Saturation = { key: SaturationKey; of: string; value: number };

/** A version that appeared or an instance that started, Unix seconds. */
export type Change = { time: number; kind: 'deploy' | 'restart'; label: string };
