import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import type { Fleet } from '@/health/system/fleet';
import type { InstanceFacts } from '@/health/service-facts';
import { lastValue, type Series } from '@/prometheus/series';

/**
 * Lines over the range, by instance: what tells the last memory of one that is gone, and how often each was started.
 */
export type InstanceHistory = { memory: readonly Series[]; starts: readonly Series[] };

/**
 * How an instance stands. `partial`: it is up, and a target of it is not. `vanished`: nobody scrapes it any more
 * although it should be there.
 */
export type InstanceState = 'up' | 'partial' | 'down' | 'vanished';

/** From the health of its targets; an instance that has none any more has vanished. */
export function instanceState({ up, isPartial }: Pick<InstanceFacts, 'up' | 'isPartial'>): InstanceState {
  if (up === null) return 'vanished';
  if (isPartial) return 'partial';
  return up ? 'up' : 'down';
}

/** One instance in words. `error` is the whole sentence of the scrape, of which the first line shows only the end. */
export type InstanceCell = {
  instance: string;
  state: InstanceState;
  load: string;
  age: string;
  error: string;
  downFor: number | null;
  memory: number | null;
};

/** Whether nothing of it answers. */
export const isDown = ({ state }: { state: InstanceState }): boolean => state === 'down' || state === 'vanished';

/** Up to so many instances are ordered by name, so that none changes its place; beyond, the worst come first. */
const KNOWN_BY_PLACE = 4;

/** At most so many cells are shown. */
export const CELLS = 8;

const RANK: Readonly<Record<InstanceState, number>> = { down: 0, vanished: 1, partial: 2, up: 3 };

/** The instances that exist or are missing, without those that a rollout has replaced. */
export function countedInstances(instances: readonly InstanceFacts[], fleet: Fleet | null): InstanceFacts[] {
  const gone = new Set(fleet?.gone.map(({ instance }) => instance));
  return instances.filter(({ up, instance }) => up !== null || gone.has(instance));
}

/** The cells in the order in which they stand. */
export function instanceCells(
  instances: readonly InstanceFacts[],
  fleet: Fleet | null,
  history: InstanceHistory,
  now: number,
): InstanceCell[] {
  const cells = countedInstances(instances, fleet).map((facts) => cellOf(facts, history, now));
  return cells.length <= KNOWN_BY_PLACE ? cells : cells.toSorted((a, b) => RANK[a.state] - RANK[b.state]);
}

function cellOf(facts: InstanceFacts, history: InstanceHistory, now: number): InstanceCell {
  const { instance, up, newestSample } = facts;
  const state = instanceState(facts);
  const downFor = up === true || newestSample === null ? null : Math.max(0, now - newestSample);
  const about = { instance, state, error: facts.lastError, downFor, memory: facts.memoryBytes } as const;
  if (state === 'partial') return { ...about, load: loadText(facts), age: partialError(facts) };
  if (state === 'up')
    return {
      ...about,
      load: loadText(facts),
      age: [facts.version ?? '', upText(facts, now)].filter(isSaid).join(', '),
    };
  const why =
    state === 'vanished'
      ? `left discovery while ${facts.wasUp ? 'answering' : 'failing'}`
      : shortError(facts.lastError);
  return {
    ...about,
    load: downFor === null ? why : `${why}, ${formatAge(downFor)} ago`,
    age: lastText(facts, history),
  };
}

const isSaid = (text: string) => text !== '';

function loadText({ cpuCores, memoryBytes }: InstanceFacts): string {
  if (cpuCores === null && memoryBytes === null) return 'CPU and memory not found';
  return `${cpuCores === null ? 'CPU not found' : formatText(cpuCores, 'cores')}, ${memoryBytes === null ? 'memory not found' : formatText(memoryBytes, 'bytes')}`;
}

function upText({ startedAt }: InstanceFacts, now: number): string {
  return startedAt === null ? '' : `up ${uptimeText(Math.max(0, now - startedAt))}`;
}

/** Whole minutes below an hour: seconds would make every cell tick. */
export function uptimeText(seconds: number): string {
  return seconds >= 60 && seconds < 3600 ? `${Math.floor(seconds / 60)}\u00a0min` : formatAge(seconds);
}

/** Go writes errors with the root cause last, so only the last part of each line is shown: `connection refused`. */
export function shortError(error: string): string {
  const causes = error.split('\n').flatMap((line) => line.split(': ').filter(isSaid).at(-1) ?? []);
  return causes.length === 0 ? 'does not answer' : [...new Set(causes)].join(', ');
}

/** Why one of its targets does not answer while another does. */
export const partialError = ({ lastError }: Pick<InstanceFacts, 'lastError'>): string =>
  `a target is down${lastError === '' ? '' : `: ${shortError(lastError)}`}`;

/** What was known of it before it stopped. */
function lastText({ instance, memoryBytes, version }: InstanceFacts, { memory, starts }: InstanceHistory): string {
  const line = memory.find(({ labels }) => labels['instance'] === instance);
  const bytes = memoryBytes ?? (line ? lastValue(line)?.value : undefined) ?? null;
  const count = restartsOf(instance, starts);
  const restarts = count === null || count === 0 ? '' : `${count} restart${count === 1 ? '' : 's'}`;
  return [bytes === null ? '' : `last ${formatText(bytes, 'bytes')}`, version ?? '', restarts]
    .filter(isSaid)
    .join(', ');
}

const NO_VALUES = new Float64Array();

/** A process keeps the second in which it started for as long as it runs; null where nothing tells it. */
export function restartsOf(instance: string, starts: readonly Series[]): number | null {
  const seconds = new Set<number>();
  for (const { labels, values } of starts) {
    let before = NaN;
    for (const value of labels['instance'] === instance ? values : NO_VALUES) {
      if (value !== before && !Number.isNaN(value)) seconds.add(Math.round(value));
      before = value;
    }
  }
  return seconds.size === 0 ? null : seconds.size - 1;
}
