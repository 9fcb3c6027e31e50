import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { sampleTime } from '@/prometheus/sample-value';
import type { Sample, Series } from '@/prometheus/series';
import type { Decoded } from './decoded';
import { decodeMatrix, lastSamples } from './matrix';
import { decodeVector } from './vector';

/** The series of a range query on the grid of the range that was asked for. */
export function decodeRangeData(data: unknown, range: EvaluationRange): Decoded<Series> {
  const wire = queryData(data);
  return wire?.resultType === 'matrix' && Array.isArray(wire.result) ? decodeMatrix(wire.result, range) : null;
}

/**
 * The samples of an instant query at `asked`, Unix seconds. A scalar is one sample without labels; a range selector
 * gives the newest sample of each series.
 */
export function decodeInstantData(data: unknown, asked: number): Decoded<Sample> {
  const wire = queryData(data);
  if (!wire || !Array.isArray(wire.result)) return null;
  switch (wire.resultType) {
    case 'vector':
      return decodeVector(wire.result, asked);
    case 'matrix':
      return lastSamples(wire.result);
    case 'scalar':
      return decodeVector([{ metric: {}, value: wire.result }], asked);
    case 'string':
      return { items: [], warnings: ['The expression gives a text, not numbers.'] };
    default:
      return null;
  }
}

/** When the server evaluated an instant, Unix seconds; NaN where there is no sample to tell it. */
export function evaluatedAt(data: unknown): number {
  const result = queryData(data)?.result;
  const value = Array.isArray(result) ? partOf(result[0], 'value') : undefined;
  return Array.isArray(value) ? sampleTime(value[0]) : Number.NaN;
}

/** Samples that the server read, from `stats`; null where it does not say. */
export function samplesRead(data: unknown): number | null {
  return statOf(data, 'samples', 'totalQueryableSamples');
}

/**
 * Seconds that the server spent on evaluation, without waiting in its queue, from `stats`; null where it does not say.
 */
export function secondsWorked(data: unknown): number | null {
  return statOf(data, 'timings', 'evalTotalTime');
}

function statOf(data: unknown, group: string, name: string): number | null {
  const stat = partOf(partOf(queryData(data)?.stats, group), name);
  return typeof stat === 'number' ? stat : null;
}

const partOf = (whole: unknown, name: string): unknown =>
  typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;

type QueryData = { resultType?: unknown; result?: unknown; stats?: unknown };

function queryData(data: unknown): QueryData | null {
  return typeof data === 'object' && data !== null ? data : null;
}
