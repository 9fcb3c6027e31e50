import { errorRatioOf } from '@/dashboard/derivation/error-ratio';
import type { PulseSignal } from '@/dashboard/queries/pulse-parts';
import { quantileName } from '@/dashboard/queries/duration-vectors';
import { bucketQuantile, type Bucket } from '@/prometheus/bucket-quantile';
import { sampleValue } from '@/prometheus/sample-value';
import { grouped } from '@/prometheus/grouped';
import { SIGNAL_LABEL } from '@/promql/expression';
import type { Sample } from '@/prometheus/series';
import type { EndpointFacts, Moment, Quantile } from '@/health/service-facts';

/** The samples of the pulse by signal. */
export type PulseSamples = ReadonlyMap<string, readonly Sample[]>;

/** Sorts the samples of one union answer by the signal they carry. */
export function splitPulse(samples: readonly Sample[]): PulseSamples {
  return grouped(samples, ({ labels }) => labels[SIGNAL_LABEL] ?? '');
}

/** Whether 5xx and 4xx are counted by anybody. */
export type KnownFailures = { server: boolean; client: boolean };

export function samplesOf(pulse: PulseSamples, signal: PulseSignal): readonly Sample[] {
  return pulse.get(signal) ?? [];
}

/**
 * The service at the instant of the pulse. `errorWindow` in seconds. `known`: which counters of failures mean zero when
 * they are absent, because they exist and were never incremented. `scale` converts bucket edges to seconds.
 */
export function readMoment(pulse: PulseSamples, errorWindow: number, known: KnownFailures, scale = 1): Moment {
  const received = totalOf(pulse, 'requestsInErrorWindow');
  const absent = (isKnown: boolean) => (isKnown && received !== null ? 0 : null);
  const serverErrorRate = totalOf(pulse, 'serverErrors') ?? absent(known.server);
  const buckets = samplesOf(pulse, 'buckets').flatMap(toBucket);
  const quantile = quantileReader(pulse, buckets, scale);
  return {
    requestRate: totalOf(pulse, 'requests'),
    serverErrorRate,
    clientErrorRate: sum(samplesOf(pulse, 'clientErrors')) ?? absent(known.client),
    errorRatio: received !== null && serverErrorRate !== null ? errorRatioOf(serverErrorRate, received) : null,
    requestCount: received === null ? null : received * errorWindow,
    failureCount: serverErrorRate === null ? null : serverErrorRate * errorWindow,
    p50: quantile(0.5, 0.9),
    p95: quantile(0.95, 0.99),
    p99: quantile(0.99, 1),
    mean: mean(pulse, buckets),
    inProgress: sum(samplesOf(pulse, 'inProgress')),
    instancesUp: sum(samplesOf(pulse, 'up').map((s) => ({ ...s, value: Math.ceil(s.value) }))),
  };
}

/** The labels that name endpoints on requests and on failures; null where nothing does. */
type EndpointLabels = { requests: string | null; errors: string | null };

/** Every endpoint with its requests and failures per second over the error window. */
export function readEndpoints(pulse: PulseSamples, { requests: label, errors }: EndpointLabels): EndpointFacts[] {
  if (label === null) return [];
  const failed = new Map(samplesOf(pulse, 'serverErrors').map((s) => [s.labels[errors ?? label] ?? '', s.value]));
  return samplesOf(pulse, 'requestsInErrorWindow').map(({ labels, value }) => {
    const endpoint = labels[label] ?? '';
    return { endpoint, requestRate: value, serverErrorRate: failed.get(endpoint) ?? 0 };
  });
}

/** The total where it was queried, because only the largest series were; otherwise the sum of all series. */
export function totalOf(
  pulse: PulseSamples,
  name: 'requests' | 'requestsInErrorWindow' | 'requestsDayAgo' | 'requestsSustained' | 'serverErrors',
): number | null {
  return sum(pulse.get(`${name}Total`) ?? []) ?? sum(samplesOf(pulse, name));
}

/** The sustained traffic in requests per second; null for a service that is less than an hour old. */
export const sustainedRate = (hourAgo: PulseSamples) =>
  totalOf(hourAgo, 'requests') === null ? null : totalOf(hourAgo, 'requestsSustained');

/** null, not 0, where there are no samples. */
function sum(samples: readonly Sample[]): number | null {
  const values = samples.map((s) => s.value).filter((value) => !Number.isNaN(value));
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0);
}

/** A bucket whose edge is not a number is left out, as Prometheus does. */
function toBucket({ labels, value }: Sample): Bucket[] {
  const le = sampleValue(labels['le']);
  return Number.isNaN(le) ? [] : [{ le, count: value }];
}

/**
 * Computes a quantile from the buckets, or takes the nearest exposed one: at least `q`, because a lower quantile says
 * nothing about a higher one, and below `limit`, from where on it would be the next one that is shown.
 */
function quantileReader(
  pulse: PulseSamples,
  buckets: readonly Bucket[],
  scale: number,
): (q: number, limit: number) => Quantile | null {
  const exposed = samplesOf(pulse, 'quantiles')
    .map(({ labels, value }) => ({ q: Number(labels['quantile']), value }))
    .toSorted((a, b) => a.q - b.q);
  return (q, limit) => {
    if (buckets.length === 0) {
      const nearest = exposed.find(
        (candidate) => candidate.q >= q && candidate.q < limit && !Number.isNaN(candidate.value),
      );
      return nearest
        ? { value: nearest.value, atLeast: false, ...(nearest.q === q ? {} : { name: quantileName(nearest.q) }) }
        : null;
    }
    const { value, atLeast } = bucketQuantile(q, buckets);
    return Number.isNaN(value) ? null : { value: value * scale, atLeast };
  };
}

function mean(pulse: PulseSamples, buckets: readonly Bucket[]): number | null {
  const seconds = sum(samplesOf(pulse, 'durationSum'));
  const requests =
    buckets.find((bucket) => bucket.le === Infinity)?.count ?? sum(samplesOf(pulse, 'durationCount')) ?? 0;
  if (seconds === null) return sum(samplesOf(pulse, 'durationMean'));
  return requests > 0 ? seconds / requests : null;
}
