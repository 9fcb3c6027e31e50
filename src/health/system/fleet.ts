import { lastValue, type Series } from '@/prometheus/series';
import type { InstanceFacts, ServiceFacts } from '@/health/service-facts';
import { median } from '@/health/line';
import { isPartlyUp } from '@/health/facts/read-instances';
import { beginningOf } from '@/health/signals/since';
import type { Level } from '@/health/level';
import type { Since } from '@/health/signal';

/**
 * How many instances there should be, and which are missing. `gone` disappeared from service discovery; `down` fail to
 * be scraped; `partial` are up, but one of their targets is not. `left`: how many of `gone` answered until they
 * disappeared, as after a scale-down.
 */
export type Fleet = {
  total: number;
  up: number;
  left: number;
  partial: readonly InstanceFacts[];
  down: readonly InstanceFacts[];
  gone: readonly InstanceFacts[];
};

/**
 * An instance that disappeared is missing only if there are fewer instances than before: after a rolling deployment
 * instances with new names have replaced the old ones. null where nothing is known about instances.
 */
export function fleetOf(facts: Pick<ServiceFacts, 'instances' | 'hourAgo' | 'history'>): Fleet | null {
  const { instances } = facts;
  if (instances.length === 0) return null;
  const down = instances.filter((instance) => instance.up === false);
  const left = instances.filter((instance) => instance.up === null);
  const discovered = instances.length - left.length;
  // Where it is not known how many there were, the present ones count as all, unless there is none.
  const before = left.length === 0 ? 0 : (countBefore(facts) ?? (discovered || left.length));
  const missing = Math.min(left.length, Math.max(0, before - discovered));
  // Missing are those that were seen last; earlier ones were replaced.
  const gone = left.toSorted((a, b) => (b.newestSample ?? 0) - (a.newestSample ?? 0)).slice(0, missing);
  return {
    total: discovered + missing,
    up: discovered - down.length,
    partial: instances.filter(({ isPartial }) => isPartial),
    left: gone.filter(({ wasUp }) => wasUp).length,
    down,
    gone,
  };
}

/**
 * How many instances there were an hour ago, or where the service was down then, the median over the range. null where
 * it is not known.
 */
function countBefore({ hourAgo, history }: Pick<ServiceFacts, 'hourAgo' | 'history'>): number | null {
  if (hourAgo?.instancesUp) return hourAgo.instancesUp;
  const counts = new Map<number, number>();
  for (const { times, values } of history.up) {
    values.forEach((value, i) => {
      const time = times[i];
      if (time !== undefined && !Number.isNaN(value)) counts.set(time, (counts.get(time) ?? 0) + 1);
    });
  }
  return median([...counts.values()]);
}

/** The same as counts, which is all that is known of an instant in the past. */
type FleetCounts = Record<'total' | 'up' | 'left' | 'partial', number>;

/**
 * Critical where half of the instances failed, or none is up. Instances that were removed while they answered, and
 * those with some targets down, are only a warning.
 */
export function countsLevel({ total, up, left, partial }: FleetCounts): Exclude<Level, 'unknown'> {
  if (up >= total) return partial > 0 ? 'warning' : 'ok';
  return up === 0 || (total - up - left) * 2 >= total ? 'critical' : 'warning';
}

export const fleetLevel = (fleet: Fleet): Exclude<Level, 'unknown'> =>
  countsLevel({ ...fleet, partial: fleet.partial.length });

/** The line of one instance among the lines of a metric. */
export function lineOf(lines: readonly Series[], instance: string): Series | null {
  return lines.find((line) => line.labels['instance'] === instance) ?? null;
}

/**
 * Since when an instance, or a target of it, is missing. Its newest sample is that of the last successful scrape, which
 * is exact; the line of `up` is only exact to a step, and used where the newest sample was not found.
 */
export function missingSince(instance: InstanceFacts, facts: ServiceFacts): Since | null {
  const line = lineOf(facts.history.up, instance.instance);
  if (instance.isPartial) return beginningOf(line, isPartlyUp);
  if (instance.newestSample !== null) return { time: instance.newestSample, before: false };
  if (line === null) return null;
  if (instance.up === false) return beginningOf(line, (up) => up === 0);
  const last = lastValue(line);
  return last === null ? null : { time: last.time, before: false };
}

/** Since when the fleet has its level: for critical, since half of it had failed or none was left. */
export function fleetSince(fleet: Fleet, facts: ServiceFacts): Since {
  const unknown = { time: facts.at, before: false };
  const missing = fleet.up < fleet.total ? [...fleet.down, ...fleet.gone] : fleet.partial;
  const lost = missing.filter(({ up, wasUp }) => up === false || !wasUp);
  const half = Math.ceil(fleet.total / 2);
  const [instances, needed] =
    fleetLevel(fleet) === 'warning' ? [missing, 1] : lost.length >= half ? [lost, half] : [missing, fleet.total];
  const times = instances
    .map((instance) => missingSince(instance, facts) ?? unknown)
    .toSorted((a, b) => a.time - b.time);
  return times[needed - 1] ?? unknown;
}
