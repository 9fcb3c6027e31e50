import { PrometheusDriver } from 'prometheus-query';
import {
  decodeInstantData,
  decodeRangeData,
  evaluatedAt,
  samplesRead,
  secondsWorked,
} from '@/prometheus/decode/query-data';
import { decodeAlertRules, decodeAlerts, decodeRecordingRules } from '@/prometheus/decode/rules';
import { decodeAlertmanagers, decodeAnnouncers, decodeTexts, isAnnounced } from '@/prometheus/decode/server-facts';
import { decodeTargets } from '@/prometheus/decode/targets';
import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer, Notices, QueryCost, RangeAnswer } from '@/prometheus/query-answer';
import type { AlertsAnswer, RecordingRules } from '@/prometheus/rule';
import type { ServerClock } from '@/prometheus/server/clock';
import type { ActiveAlertmanagers, Announcers } from '@/prometheus/server/facts';
import type { Server } from '@/prometheus/server/server';
import { resolveServerUrl } from '@/prometheus/server/url';
import type { Target } from '@/prometheus/target';
import { type LabelMatcher, writeMatcher } from '@/promql/label-matcher';
import { PATIENCE_MS } from './axios-over-fetch';
import { Exchange, type Reading } from './exchange';

/** Bounds of a label call, Unix seconds; without them some servers read their whole retention. */
export type Period = { start: number; end: number };

/**
 * One Prometheus, asked over HTTP. Every method rejects with a PrometheusError, or with the signal's own reason once
 * the caller aborted. Times and durations in seconds, on the server's clock.
 */
export type Driver = {
  readonly server: Server;
  rangeQuery(expr: string, range: EvaluationRange, signal: AbortSignal): Promise<RangeAnswer>;
  /** `time` null: now by the server's own clock, which the answer tells. */
  instantQuery(expr: string, time: number | null, signal: AbortSignal): Promise<InstantAnswer>;
  /** The alerting rules with their alerts; only the alerts where the server has no rules API. */
  rules(signal: AbortSignal): Promise<AlertsAnswer>;
  recordingRules(signal: AbortSignal): Promise<RecordingRules>;
  targets(signal: AbortSignal, scrapePool?: string): Promise<readonly Target[]>;
  alertmanagers(signal: AbortSignal): Promise<ActiveAlertmanagers>;
  /** Values of one label among the series that match all of `matchers`; of every series where there are none. */
  labelValues(
    name: string,
    matchers: readonly LabelMatcher[],
    period: Period,
    signal: AbortSignal,
  ): Promise<readonly string[]>;
  metricNames(matchers: readonly LabelMatcher[], period: Period, signal: AbortSignal): Promise<readonly string[]>;
  /** Who announces a metric, of one job or of all. */
  announcers(metric: string, job: string | null, signal: AbortSignal): Promise<Announcers>;
  /** The cheapest question whose answer proves that queries are answered again. */
  probe(signal: AbortSignal): Promise<void>;
};

type Call<T> = Reading<T> & { send: (library: PrometheusDriver) => Promise<unknown> };

type Caller = <T>(call: Call<T>, signal: AbortSignal) => Promise<T>;

/** `pageUrl` resolves a relative address; `clock` learns from every answer. */
export function createDriver(server: Server, pageUrl: string, clock: ServerClock): Driver {
  const call = createCaller(server, pageUrl, clock);
  const instantQuery: Driver['instantQuery'] = (expr, time, signal) => call(instantCall(expr, time, clock), signal);
  return {
    server,
    instantQuery,
    rangeQuery: (expr, range, signal) => call(rangeCall(expr, range, clock), signal),
    rules: (signal) => readRules(call, clock, signal),
    recordingRules: (signal) => call({ ...rulesOf('record'), read: ({ data }) => decodeRecordingRules(data) }, signal),
    targets: (signal, scrapePool) => call(targetsCall(scrapePool), signal),
    alertmanagers: (signal) =>
      call({ send: (to) => to.alertmanagers(), read: ({ data }) => decodeAlertmanagers(data) }, signal),
    labelValues: (name, matchers, period, signal) => call(labelValuesCall(name, matchers, period), signal),
    metricNames: (matchers, period, signal) => call(labelValuesCall('__name__', matchers, period), signal),
    announcers: (metric, job, signal) => readAnnouncers(call, metric, job, signal),
    probe: async (signal) => void (await instantQuery('vector(1)', null, signal)),
  };
}

function createCaller(server: Server, pageUrl: string, clock: ServerClock): Caller {
  let preferPost = true;
  // The library takes its interceptors in its constructor, so there is a new instance for every call (17 µs): they
  // carry this call's signal and answer.
  return async function ask<T>(call: Call<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const endpoint = resolveServerUrl(server.url, pageUrl);
    if (endpoint === null)
      throw new PrometheusError('unreachable', `The configured address "${server.url}" is not an address of the web.`);
    const exchange = new Exchange(call, clock, signal);
    const library = new PrometheusDriver({
      endpoint,
      preferPost,
      // Its own ten seconds are less than the longest deadline.
      timeout: PATIENCE_MS,
      headers: server.tenant === undefined ? {} : { 'X-Scope-OrgID': server.tenant },
      requestInterceptor: { onFulfilled: exchange.send },
      responseInterceptor: {
        onFulfilled: exchange.receive,
        onRejected: (error) => exchange.fail(error, endpoint, pageUrl),
      },
    });
    try {
      await call.send(library);
    } catch (thrown) {
      signal.throwIfAborted();
      const error = unwrap(thrown);
      if (exchange.method !== 'POST' || (error.status !== 405 && !(exchange.isSentOn && error.kind === 'rejected')))
        throw error;
      // A gateway that lets only GET through, or a redirect that dropped the body: use GET from now on.
      preferPost = false;
      return ask(call, signal);
    }
    if (exchange.result === null) throw new PrometheusError('malformed', 'The answer could not be read.');
    return exchange.result;
  };
}

/** The library wraps whatever its interceptors throw into a plain object. */
function unwrap(thrown: unknown): PrometheusError {
  const original = typeof thrown === 'object' && thrown !== null && 'original' in thrown ? thrown.original : thrown;
  return original instanceof PrometheusError
    ? original
    : new PrometheusError('malformed', 'The answer could not be read.', { cause: original });
}

// Any `stats` but "all" gives totals without the costly numbers per step.
const WITH_STATS = { stats: 'true' };

// Without `nocache` VictoriaMetrics answers a query for now with values half a minute old; other servers ignore the
// parameter.
const OF_A_MOMENT = { ...WITH_STATS, nocache: '1' };

function costOf(data: unknown, tookMs: number): QueryCost {
  const seconds = secondsWorked(data);
  return { tookMs, samples: samplesRead(data), ...(seconds === null ? {} : { seconds }) };
}

function rangeCall(expr: string, range: EvaluationRange, clock: ServerClock): Call<RangeAnswer> {
  return {
    send: (to) => to.rangeQuery(expr, range.start * 1000, range.end * 1000, range.step),
    isNew: true,
    parameters: WITH_STATS,
    read({ data, notices }, tookMs) {
      const decoded = decodeRangeData(data, range);
      if (!decoded) return null;
      const cost = costOf(data, tookMs);
      return {
        kind: 'range',
        range,
        series: decoded.items,
        notices: withWarnings(notices, decoded.warnings),
        cost,
        at: clock.now(),
      };
    },
  };
}

function instantCall(expr: string, asked: number | null, clock: ServerClock): Call<InstantAnswer> {
  return {
    send: (to) => to.instantQuery(expr, (asked ?? 0) * 1000),
    isNew: true,
    ...(asked === null ? { parameters: { ...OF_A_MOMENT, time: null }, evaluatedAt } : { parameters: OF_A_MOMENT }),
    read({ data, notices }, tookMs) {
      const time = asked ?? clock.now();
      const decoded = decodeInstantData(data, time);
      if (!decoded) return null;
      const cost = costOf(data, tookMs);
      return {
        kind: 'instant',
        time,
        samples: decoded.items,
        notices: withWarnings(notices, decoded.warnings),
        cost,
        at: clock.now(),
      };
    },
  };
}

function withWarnings(notices: Notices, found: readonly string[]): Notices {
  return found.length === 0 ? notices : { ...notices, warnings: [...notices.warnings, ...found] };
}

function rulesOf(type: 'alert' | 'record') {
  return { send: (to: PrometheusDriver) => to.rules(), parameters: { type } };
}

async function readRules(call: Caller, clock: ServerClock, signal: AbortSignal): Promise<AlertsAnswer> {
  try {
    const { items: rules, warnings } = await call(
      { ...rulesOf('alert'), read: ({ data }) => decodeAlertRules(data) },
      signal,
    );
    return { rules, alerts: rules.flatMap((rule) => rule.alerts), at: clock.now(), warnings };
  } catch (error) {
    if (!lacksPart(error)) throw error;
    const { items: alerts, warnings } = await call(
      { send: (to) => to.alerts(), read: ({ data }) => decodeAlerts(data) },
      signal,
    );
    return { rules: null, alerts, at: clock.now(), warnings };
  }
}

async function readAnnouncers(
  call: Caller,
  metric: string,
  job: string | null,
  signal: AbortSignal,
): Promise<Announcers> {
  // One target is enough to know that a job announces the metric.
  const [targets, limit] =
    job === null ? ['', undefined] : [`{${writeMatcher({ name: 'job', op: '=', value: job })}}`, 1];
  try {
    return await call(
      { send: (to) => to.targetsMetadata(targets, metric, limit), read: ({ data }) => decodeAnnouncers(data) },
      signal,
    );
  } catch (error) {
    // Thanos, Mimir and VictoriaMetrics only know that a metric is announced, and not by which job.
    if (!lacksPart(error)) throw error;
    return (await call({ send: (to) => to.metadata(metric), read: ({ data }) => isAnnounced(data, metric) }, signal))
      ? 'not told'
      : [];
  }
}

/**
 * Whether the server lacks this endpoint, so that another one is worth asking; in an outage it would fail just the
 * same.
 */
function lacksPart(error: unknown): boolean {
  return error instanceof PrometheusError && [400, 404, 405, 501].includes(error.status);
}

// The library sends the state under a name that the API does not know.
function targetsCall(scrapePool: string | undefined): Call<readonly Target[]> {
  const parameters = { query: null, state: 'active', ...(scrapePool === undefined ? {} : { scrapePool }) };
  return { send: (to) => to.targets('active'), parameters, read: ({ data }) => decodeTargets(data, scrapePool) };
}

function labelValuesCall(
  name: string,
  matchers: readonly LabelMatcher[],
  { start, end }: Period,
): Call<readonly string[]> {
  const match = matchers.length === 0 ? [] : [`{${matchers.map(writeMatcher).join(',')}}`];
  return {
    // The library puts the name into the path without encoding it.
    send: (to) => to.labelValues(encodeURIComponent(name), match, start * 1000, end * 1000),
    read: ({ data }) => decodeTexts(data),
  };
}
