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
 * One instant query for everything that the system section shows while folded; null where there are no metrics.
 * `source` must have a step of 0, which lengthens no window.
 */
export function systemPulse(source: SystemSource, startTime: string | null): VectorQuery | null {
  const { filters } = source;
  const groups = systemGroups(source).map(({ vector }) => vector);
  const version = metricFinder(source)(VERSIONS);
  const started = startTime === null ? null : selector(startTime, matchersFor(filters, null));
  const others = [
    // Not `changes`, which counts the first sample on VictoriaMetrics.
    ...(started === null
      ? []
      : [
          {
            name: RESTARTED,
            expr: maxBy(['instance'], `max_over_time(${started}[1h]) != bool min_over_time(${started}[1h])`),
          },
        ]),
    ...(version === null ? [] : [{ name: RUNTIME_VERSION, expr: countBy(['version'], version.selected) }]),
  ];
  const parts = [
    ...groups,
    ...saturationParts(saturationVectors(source)),
    ...(others.length === 0 ? [] : [union(others)]),
  ];
  return parts.length === 0 ? null : { kind: 'instant', expr: parts.join(' or '), secondsAgo: 0 };
}

/**
 * Seconds between two queries for peaks. The window is rounded up to a multiple of it, because a range with a fixed
 * start grows with every refresh.
 */
const PEAKS_EVERY = 600;

/**
 * The maximum of each saturation over the last `length` seconds. It tells of which saturations the history is worth
 * asking for, and is asked rarely.
 */
export function saturationPeaks(source: SystemSource, length: number): VectorQuery | null {
  const [all] = saturationParts(saturationVectors(source));
  if (all === undefined) return null;
  const window = Math.ceil(length / PEAKS_EVERY) * PEAKS_EVERY;
  const { step, scrapeInterval } = source.resolution;
  const expr = `max_over_time(${subquery(all, window, Math.max(step, scrapeInterval))})`;
  return { kind: 'instant', expr, secondsAgo: 0, refreshEvery: PEAKS_EVERY, title: 'What was too full over the range' };
}

/** The expression for the history of these saturations, from which "since" is read; null where there are none. */
export function saturationHistory(source: SystemSource, keys: readonly SaturationKey[]): string | null {
  const wanted = saturationVectors(source).filter(({ key }) => keys.includes(key));
  return wanted.length === 0 ? null : saturationParts(wanted).join('');
}

function saturationParts(vectors: readonly SaturationVector[]): string[] {
  if (vectors.length === 0) return [];
  return [
    union(
      vectors.map(({ key, expr, by }) => ({
        name: key,
        expr: `label_replace(${expr}, "${OF_LABEL}", "$1", ${quote(by)}, "(.*)")`,
      })),
    ),
  ];
}
