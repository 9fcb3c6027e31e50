import { errorRatioOf } from '@/dashboard/derivation/error-ratio';
import type { SignalVectors } from '@/dashboard/queries/signals-by';
import type { Thresholds } from '@/dashboard/thresholds';
import { isShareMeaningful } from '@/health/signals/enough';
import type { Fleet } from '@/health/system/fleet';
import { worstLevel } from '@/health/level';
import { judgeLimits, nearer, type Distance } from '@/health/signals/limits';
import { isOpenQuantile } from '@/health/signals/open-quantile';
import { outliers } from '@/health/system/outliers';
import type { InstanceFacts } from '@/health/service-facts';
import { SIGNAL_LABEL } from '@/promql/expression';
import type { Sample, Series } from '@/prometheus/series';
import {
  countedInstances,
  instanceState,
  partialError,
  restartsOf,
  shortError,
  type InstanceState,
} from './instance-cells';

/**
 * The numbers in which outliers are marked, with the smallest difference that matters; per second, shares, seconds,
 * cores, bytes.
 */
const COMPARED = { requestRate: 1, errorRatio: 0.01, p95: 0.01, cpuCores: 0.05, memoryBytes: 20e6 } as const;

export type ComparedKey = keyof typeof COMPARED;

/** The nearest limit of one instance, as a share of it: 0.7 is 70 %. */
export type Saturation = { share: number; of: 'CPU' | 'memory'; level: Distance['level'] };

/**
 * One instance. Rates per second, `errorRatio` 0 to 1, `p95` and `upFor` seconds; null: not known. `error` is why it
 * does not answer. `odd`: in what it differs from the others, with how many times the middle of them it has.
 */
export type InstanceRow = {
  instance: string;
  state: InstanceState;
  level: 'ok' | 'warning' | 'critical';
  error: string;
  version: string | null;
  upFor: number | null;
  restarts: number | null;
  requestRate: number | null;
  errorRatio: number | null;
  p95: number | null;
  /** p95 lies at the end of the buckets, and may be anything above. */
  isP95Open: boolean;
  cpuCores: number | null;
  memoryBytes: number | null;
  saturation: Saturation | null;
  odd: ReadonlyMap<ComparedKey, number>;
  requests: Series | null;
};

export type FleetSource = {
  instances: readonly InstanceFacts[];
  fleet: Fleet | null;
  /** The answer to `fleetQueries`, empty where nothing was asked or answered yet. */
  samples: readonly Sample[];
  /** Seconds at which the buckets end; null: not known. */
  lastEdge: number | null;
  /** By instance over the range. */
  requests: readonly Series[];
  starts: readonly Series[];
  thresholds: Thresholds;
  /** Seconds over which the failures were averaged. */
  errorWindow: number;
  now: number;
};

export function instanceRows(source: FleetSource): InstanceRow[] {
  const lines = new Map(source.requests.map((line) => [line.labels['instance'] ?? '', line]));
  const read = readSignals(source.samples);
  const rows = countedInstances(source.instances, source.fleet).map((facts) => ({
    ...rowOf(facts, read, source),
    requests: lines.get(facts.instance) ?? null,
  }));
  return markOdd(rows);
}

function rowOf(facts: InstanceFacts, read: ReadSignal, source: FleetSource): Omit<InstanceRow, 'odd' | 'requests'> {
  const { instance, lastError, version, startedAt } = facts;
  const state = instanceState(facts);
  const isUp = facts.up === true;
  const received = read('requestsInErrorWindow', instance);
  const failed = read('serverErrors', instance) ?? 0;
  const errorRatio = isUp && received !== null ? errorRatioOf(failed, received) : null;
  const p95 = isUp && errorRatio !== null ? read('p95', instance) : null;
  const saturation = isUp ? saturationOf(facts, source.thresholds) : null;
  const errorLevel =
    errorRatio === null
      ? 'ok'
      : errorLevelOf(
          errorRatio,
          { requestCount: (received ?? 0) * source.errorWindow, failureCount: failed * source.errorWindow },
          source.thresholds,
        );
  return {
    instance,
    state,
    level: isUp
      ? worstLevel([errorLevel, saturation?.level ?? 'ok', state === 'partial' ? 'warning' : 'ok'])
      : 'critical',
    error:
      state === 'up'
        ? ''
        : state === 'partial'
          ? partialError(facts)
          : state === 'vanished'
            ? 'no longer scraped'
            : shortError(lastError),
    version,
    upFor: isUp && startedAt !== null ? Math.max(0, source.now - startedAt) : null,
    restarts: restartsOf(instance, source.starts),
    requestRate: isUp ? read('requests', instance) : null,
    errorRatio,
    p95,
    isP95Open: p95 !== null && isOpenQuantile(p95, source.lastEdge),
    cpuCores: isUp ? facts.cpuCores : null,
    memoryBytes: isUp ? facts.memoryBytes : null,
    saturation,
  };
}

type ReadSignal = (signal: keyof SignalVectors, instance: string) => number | null;

function readSignals(samples: readonly Sample[]): ReadSignal {
  const values = new Map(samples.map(({ labels, value }) => [`${labels[SIGNAL_LABEL]} ${labels['instance']}`, value]));
  return (signal, instance) => {
    const value = values.get(`${signal} ${instance}`) ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
}

function errorLevelOf(
  errorRatio: number,
  counts: { requestCount: number; failureCount: number },
  thresholds: Thresholds,
): InstanceRow['level'] {
  return isShareMeaningful(counts) ? judgeLimits(errorRatio, 'errorRatio', thresholds).level : 'ok';
}

function saturationOf({ cpuCores, memoryBytes }: InstanceFacts, thresholds: Thresholds): Saturation | null {
  const distances: Distance[] = [];
  if (cpuCores !== null) distances.push(judgeLimits(cpuCores, 'cpuCores', thresholds));
  if (memoryBytes !== null) distances.push(judgeLimits(memoryBytes, 'memoryBytes', thresholds));
  const nearest = distances.reduce<Distance>(nearer, { level: 'ok', limit: null, headroom: null });
  if (nearest.limit === null || nearest.headroom === null) return null;
  return { share: nearest.headroom, of: nearest.limit.key === 'cpuCores' ? 'CPU' : 'memory', level: nearest.level };
}

function markOdd(rows: readonly Omit<InstanceRow, 'odd'>[]): InstanceRow[] {
  const keys: readonly ComparedKey[] = ['requestRate', 'errorRatio', 'p95', 'cpuCores', 'memoryBytes'];
  const found = keys.map((key) => ({
    key,
    factors: outliers(new Map(rows.map((row) => [row.instance, row[key]])), COMPARED[key]),
  }));
  return rows.map((row) => ({
    ...row,
    odd: new Map(
      found.flatMap(({ key, factors }) => {
        const factor = factors.get(row.instance);
        return factor === undefined ? [] : [[key, factor] as const];
      }),
    ),
  }));
}
