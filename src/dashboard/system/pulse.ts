import { matchersFor } from '@/dashboard/filters';
import type { SaturationKey } from '@/dashboard/thresholds';
import type { VectorQuery } from '@/dashboard/vector-query';
import { countBy, maxBy, subquery, union } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import type { SystemSource } from './group';
import { systemGroups } from './groups';
import { OF_LABEL, RESTARTED, RUNTIME_VERSION } from './pulse-parts';
import { metricFinder } from './runtime';
import { saturationVectors, type SaturationVector } from './saturation';

const VERSIONS = ['nodejs_version_info', 'go_info', 'jvm_info', 'python_info'];

/**
 * One instant query for all that the system section says without being unfolded; null where nothing is measured. `source` has a step of 0,
 * which lengthens no window.
 */
export function systemPulse(source: SystemSource, startTime: string | null): VectorQuery | null {
  const { filters } = source;
  const groups = systemGroups(source).map(({ vector }) => vector);
  const version = metricFinder(source)(VERSIONS);
  const started = startTime === null ? null : selector(startTime, matchersFor(filters, null));
  const others = [
    // Not `changes`, which counts the first sample on VictoriaMetrics.
    ...(started === null ? [] : [{ name: RESTARTED, expr: maxBy(['instance'], `max_over_time(${started}[1h]) != bool min_over_time(${started}[1h])`) }]),
    ...(version === null ? [] : [{ name: RUNTIME_VERSION, expr: countBy(['version'], version.selected) }]),
  ];
  const parts = [...groups, ...saturationParts(saturationVectors(source)), ...(others.length === 0 ? [] : [union(others)])];
  return parts.length === 0 ? null : { kind: 'instant', expr: parts.join(' or '), secondsAgo: 0 };
}

/** What was full is looked up so often, and of as many seconds more than the range at most: the length of one that begins at a fixed time grows with every refresh. */
const PEAKS_EVERY = 600;

/** The most that each of it was over the last `length` seconds, seldom asked: what was too full before the page was opened, whose course is worth asking for. */
export function saturationPeaks(source: SystemSource, length: number): VectorQuery | null {
  const [all] = saturationParts(saturationVectors(source));
  if (all === undefined) return null;
  const window = Math.ceil(length / PEAKS_EVERY) * PEAKS_EVERY;
  const { step, scrapeInterval } = source.resolution;
  const expr = `max_over_time(${subquery(all, window, Math.max(step, scrapeInterval))})`;
  return { kind: 'instant', expr, secondsAgo: 0, every: PEAKS_EVERY, what: 'What was too full over the range' };
}

/** The course over the range of what is too full or was, for "since"; null where nothing is. */
export function saturationHistory(source: SystemSource, keys: readonly SaturationKey[]): string | null {
  const wanted = saturationVectors(source).filter(({ key }) => keys.includes(key));
  return wanted.length === 0 ? null : saturationParts(wanted).join('');
}

function saturationParts(vectors: readonly SaturationVector[]): string[] {
  if (vectors.length === 0) return [];
  return [union(vectors.map(({ key, expr, by }) => ({ name: key, expr: `label_replace(${expr}, "${OF_LABEL}", "$1", ${quote(by)}, "(.*)")` })))];
}

