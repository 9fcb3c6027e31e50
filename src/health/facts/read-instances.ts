import { grouped } from '@/prometheus/grouped';
import type { Sample } from '@/prometheus/series';
import type { Target } from '@/prometheus/target';
import type { InstanceFacts } from '@/health/service-facts';
import type { PulseSignal } from '@/dashboard/queries/pulse-parts';
import { samplesOf, type PulseSamples } from './read-pulse';

/**
 * Every instance that is scraped or was until recently, ordered by name. One that is in `seen` but no longer in `up`
 * has disappeared from service discovery, which Prometheus neither reports nor counts as a failure.
 */
export function readInstances(pulse: PulseSamples, targets: readonly Target[]): InstanceFacts[] {
  const up = byInstance(pulse, 'up');
  const cpu = byInstance(pulse, 'cpu');
  const memory = byInstance(pulse, 'memory');
  const startedAt = byInstance(pulse, 'startTime');
  const newest = byInstance(pulse, 'newestSample');
  const versions = new Map(samplesOf(pulse, 'builds').map((s) => [instanceOf(s), s.labels['version'] ?? null]));
  const errors = scrapeErrors(targets);
  const seen = byInstance(pulse, 'seen');
  // After its own start a server has not scraped these yet; they are not missing.
  const awaited = new Set(targets.filter(({ health }) => health === 'unknown').map(({ labels }) => labels['instance']));
  const names = new Set([...[...seen.keys()].filter((name) => !awaited.has(name)), ...up.keys()]);
  return [...names].toSorted(byName).map((instance) => {
    const answered = up.get(instance);
    return {
      instance,
      up: answered === undefined ? null : answered > 0,
      isPartial: isPartlyUp(answered),
      wasUp: (answered ?? seen.get(instance) ?? 0) > 0,
      lastError: errors.get(instance) ?? '',
      cpuCores: cpu.get(instance) ?? null,
      memoryBytes: memory.get(instance) ?? null,
      startedAt: startedAt.get(instance) ?? null,
      version: versions.get(instance) ?? null,
      newestSample: newest.get(instance) ?? null,
    };
  });
}

/** `share`: of the targets of an instance, those that are up. */
export const isPartlyUp = (share = NaN): boolean => share > 0 && share < 1;

/**
 * Why each instance does not answer, a line for each reason: it may be scraped at several addresses, each of which
 * fails in its own way.
 */
function scrapeErrors(targets: readonly Target[]): Map<string, string> {
  const failing = grouped(
    targets.filter(({ health, lastError }) => health === 'down' && lastError !== ''),
    instanceOf,
  );
  return new Map(
    [...failing].map(([instance, all]) => [instance, [...new Set(all.map(({ lastError }) => lastError))].join('\n')]),
  );
}

const instanceOf = ({ labels }: Pick<Sample, 'labels'>) => labels['instance'] ?? '';

/** `web-2` before `web-10`. */
const byName = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/**
 * Without what is no number: it would stand among the others wherever they are sorted, and the one over its limit
 * behind it.
 */
function byInstance(pulse: PulseSamples, signal: PulseSignal): Map<string, number> {
  return new Map(samplesOf(pulse, signal).flatMap((s) => (Number.isNaN(s.value) ? [] : [[instanceOf(s), s.value]])));
}
