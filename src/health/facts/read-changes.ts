import type { Series } from '@/prometheus/series';
import type { Change } from '@/health/service-facts';

/**
 * Deploys and restarts in the range, oldest first. `startTimes`: `process_start_time_seconds` by instance, whose value
 * is the start itself; `builds`: `*_build_info` by version. Starts that belong to a deploy are not listed as restarts
 * too.
 */
export function readChanges(
  startTimes: readonly Series[],
  builds: readonly Series[],
  start: number,
  scrapeInterval: number,
): Change[] {
  const deploys = [...newVersions(builds, start), ...returned(builds, startTimes, scrapeInterval)];
  const restarts = startsWithin(startTimes, start).filter(
    (time) => !deploys.some((d) => Math.abs(d.time - time) <= ROLLOUT + scrapeInterval),
  );
  const marks = mergeClose(restarts).map(({ time, count }): Change => ({
    time,
    kind: 'restart',
    label: count === 1 ? 'restart' : `${count} restarts`,
  }));
  return [...deploys, ...marks].toSorted((a, b) => a.time - b.time);
}

/** Instances of one rollout start one after the other; seconds. */
const ROLLOUT = 120;

function newVersions(builds: readonly Series[], start: number): Change[] {
  const firstSeen = new Map<string, number>();
  for (const { labels, times, values } of builds) {
    const version = labels['version'];
    const index = values.findIndex((value) => !Number.isNaN(value));
    const time = times[index];
    if (version === undefined || time === undefined) continue;
    firstSeen.set(version, Math.min(time, firstSeen.get(version) ?? Infinity));
  }
  // A version that is there at the first instant was deployed before the range, or before the data begins.
  const begins = Math.min(...firstSeen.values());
  return [...firstSeen]
    .filter(([, time]) => time > begins && time > start)
    .map(([version, time]) => ({ time, kind: 'deploy', label: version }));
}

/**
 * Rollbacks: instants at which most instances have a version again that another version had replaced. Only where
 * processes were started then; otherwise the instances with the other version merely did not answer for a while.
 */
function returned(builds: readonly Series[], startTimes: readonly Series[], scrapeInterval: number): Change[] {
  const [{ times } = { times: new Float64Array() }] = builds;
  // Shortcut for the usual range with a single version, which has hundreds of instants of dozens of instances.
  if (builds.every(({ labels }) => labels['version'] === builds[0]?.labels['version'])) return [];
  const [first = 0, second = first] = times;
  const starts = startTimes.flatMap(({ values }) => distinct(values));
  const before = new Set<string>();
  let leader = '';
  return Array.from(times).flatMap((time, i): Change[] => {
    const counts = countsAt(builds, i);
    const [most = leader] = [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    if ((counts.get(most) ?? 0) <= (counts.get(leader) ?? 0)) return [];
    const isBack =
      before.has(most) &&
      starts.some((start) => start <= time + scrapeInterval && time - start <= ROLLOUT + second - first);
    leader = most;
    before.add(most);
    return isBack ? [{ time, kind: 'deploy', label: most }] : [];
  });
}

/** How many instances have each version at one instant. */
function countsAt(builds: readonly Series[], i: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const {
    labels: { version = '' },
    values,
  } of builds) {
    if (version !== '' && !Number.isNaN(values[i] ?? NaN)) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return counts;
}

/** The distinct start times that lie in the range and were preceded by another start of the same instance. */
function startsWithin(startTimes: readonly Series[], start: number): number[] {
  return startTimes.flatMap(({ values }) => {
    const known = distinct(values);
    // The first value may be the instance's first start; only later ones are known to be restarts.
    return known.slice(1).filter((value) => value > start);
  });
}

/**
 * The distinct finite values in their order. Compared with the last one first, because start times hardly ever change.
 */
function distinct(values: Float64Array): number[] {
  const known: number[] = [];
  for (const value of values) {
    if (value !== known.at(-1) && Number.isFinite(value) && !known.includes(value)) known.push(value);
  }
  return known;
}

function mergeClose(times: readonly number[]): { time: number; count: number }[] {
  const merged: { time: number; count: number }[] = [];
  for (const time of times.toSorted((a, b) => a - b)) {
    const last = merged.at(-1);
    if (last && time - last.time <= ROLLOUT) last.count += 1;
    else merged.push({ time, count: 1 });
  }
  return merged;
}
