import type { SystemGroupId } from '@/dashboard/system/group-ids';
import { RESTARTED, RUNTIME_VERSION } from '@/dashboard/system/pulse-parts';
import type { SaturationKey } from '@/dashboard/thresholds';
import { formatText } from '@/format/format-value';
import type { Sample } from '@/prometheus/series';
import type { PulseSamples } from '@/health/facts/read-pulse';
import { counted, listed, nameText } from '@/health/words';

/** The text of a folded group; `isWrong` where the reader should look into it. */
export type GroupSummary = { text: string; isWrong: boolean };

/** The summary of a folded group, from the system pulse. */
export function groupSummary(group: SystemGroupId, pulse: PulseSamples): GroupSummary {
  const say = SUMMARIES[group];
  const { parts, isWrong } = say((id) => pulse.get(id) ?? []);
  return { text: parts.filter((part) => part !== null).join(', '), isWrong };
}

type SamplesOf = (id: string) => readonly Sample[];
/**
 * The samples of the saturation where there are any, so that the summary has the same number as the strip above it,
 * whose window differs.
 */
function asAbove(of: SamplesOf, key: SaturationKey, id: string): readonly Sample[] {
  const judged = of(key);
  return judged.length > 0 ? judged : of(id);
}

type Said = { parts: readonly (string | null)[]; isWrong: boolean };

const SUMMARIES: Readonly<Record<SystemGroupId, (of: SamplesOf) => Said>> = { runtime, containers, hosts, probes };

function runtime(of: SamplesOf): Said {
  const versions = of(RUNTIME_VERSION).map(({ labels }) => nameText(labels['version'] ?? ''));
  const restarted = of(RESTARTED)
    .filter(({ value }) => value === 1)
    .map(({ labels }) => nameText(labels['instance'] ?? ''));
  return {
    parts: [
      versions.length === 0 ? null : listed(versions.toSorted()),
      most(
        asAbove(of, 'eventLoopLag', 'event-loop-lag'),
        (value) => `event loop lag up to ${formatText(value, 'seconds')}`,
      ),
      most(of('heap-used'), (value) => `heap up to ${formatText(value, 'bytes')}`),
      most(of('goroutines'), (value) => `up to ${formatText(value, 'count')} goroutines`),
      restarted.length === 0 ? null : `restarted within the hour: ${listed(restarted)}`,
    ],
    isWrong: false,
  };
}

/** Names the containers that use most CPU and memory, because that is why one looks at them. */
function containers(of: SamplesOf): Said {
  const names = of('container-memory').length || of('container-cpu').length;
  const restarts = of('container-restarts').reduce((sum, { value }) => sum + Math.round(value), 0);
  return {
    parts: [
      names > 1 ? String(names) : null,
      most(
        of('container-cpu'),
        (value, name) => `${names > 1 ? 'highest ' : ''}CPU ${name} ${formatText(value, 'cores')}`,
      ),
      most(
        of('container-memory'),
        (value, name) => `${names > 1 ? 'highest ' : ''}memory ${name} ${formatText(value, 'bytes')}`,
      ),
      restarts === 0 ? null : `${counted(restarts, 'restart')} within the hour`,
    ],
    isWrong: restarts > 0,
  };
}

function hosts(of: SamplesOf): Said {
  return {
    parts: [
      most(asAbove(of, 'hostLoad', 'host-load'), (value) => `load ${formatText(value, 'none')} per core`),
      least(of('host-memory'), (value) => `memory ${formatText(value, 'ratio')} available`),
      most(of('host-disk'), (value) => `fullest disk ${formatText(value, 'ratio')}`),
    ],
    isWrong: false,
  };
}

function probes(of: SamplesOf): Said {
  const targets = of('probe-success');
  const answering = targets.filter(({ value }) => value === 1).length;
  return {
    parts: [
      targets.length === 0 ? null : `${answering} of ${targets.length} targets answer`,
      most(of('probe-duration'), (value) => `slowest ${formatText(value, 'seconds')}`),
      least(of('probe-certificate'), (value) =>
        value > 0 ? `certificate valid for ${formatText(value, 'seconds')}` : 'a certificate has expired',
      ),
    ],
    isWrong: answering < targets.length || of('probe-certificate').some(({ value }) => value <= 0),
  };
}

type Saying = (value: number, name: string) => string;

const most = (samples: readonly Sample[], say: Saying) => extreme(samples, say, (a, b) => a > b);
const least = (samples: readonly Sample[], say: Saying) => extreme(samples, say, (a, b) => a < b);

function extreme(samples: readonly Sample[], say: Saying, isMore: (a: number, b: number) => boolean): string | null {
  const known = samples.filter(({ value }) => Number.isFinite(value));
  const found = known.reduce<Sample | null>(
    (best, sample) => (best === null || isMore(sample.value, best.value) ? sample : best),
    null,
  );
  return found === null ? null : say(found.value, nameOf(found));
}

const nameOf = ({ labels }: Sample) => nameText(labels['name'] ?? labels['pod'] ?? labels['instance'] ?? '');
