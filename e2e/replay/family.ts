import { type Flow, flowsOf, type InstanceName, sum } from './traffic';

export type Labels = Readonly<Record<string, string>>;

/** The label sets that count a flow: none, one, or several that share it. */
export type Naming = (flow: Flow) => Labels | readonly Labels[] | null;

/** A metric family. `times`: how often each request is counted. */
export type Family =
  | { kind: 'counter'; name: string; naming: Naming; times: number }
  | { kind: 'histogram'; name: string; naming: Naming; edges: readonly number[]; unitsPerSecond: number; times: number }
  | { kind: 'native-histogram'; name: string; naming: Naming }
  | { kind: 'summary'; name: string; naming: Naming; quantiles: readonly number[]; unitsPerSecond: number }
  | { kind: 'mean-gauge'; name: string; naming: Naming }
  /** Not related to the flows: process metrics, and metrics that discovery must not take for traffic. */
  | { kind: 'gauge'; name: string; labels: Labels; value: (instance: InstanceName) => number }
  | {
      kind: 'rising';
      name: string;
      labels: Labels;
      perSecond: (instance: InstanceName) => number;
      ahead: (instance: InstanceName) => number;
    };

const NO_LABELS: Naming = () => ({});

/** `times`: how often each request is counted; more than once is a defect of some instrumentations. */
export function counter(name: string, naming: Naming = NO_LABELS, times = 1): Family {
  return { kind: 'counter', name, naming, times };
}

export function histogram(name: string, edges: readonly number[], naming: Naming = NO_LABELS, times = 1): Family {
  return { kind: 'histogram', name, naming, edges, unitsPerSecond: 1, times };
}

export function millisecondHistogram(
  name: string,
  edges: readonly number[],
  naming: Naming = NO_LABELS,
  times = 1,
): Family {
  return { kind: 'histogram', name, naming, edges, unitsPerSecond: 1000, times };
}

export function summary(name: string, quantiles: readonly number[], naming: Naming = NO_LABELS): Family {
  return { kind: 'summary', name, naming, quantiles, unitsPerSecond: 1 };
}

export function gauge(name: string, value: number | ((instance: InstanceName) => number), labels: Labels = {}): Family {
  return { kind: 'gauge', name, labels, value: typeof value === 'number' ? () => value : value };
}

/** A counter that is not related to the replayed traffic. */
export function rising(
  name: string,
  perSecond: number | ((instance: InstanceName) => number),
  labels: Labels = {},
): Family {
  return {
    kind: 'rising',
    name,
    labels,
    perSecond: typeof perSecond === 'number' ? () => perSecond : perSecond,
    ahead: () => 0,
  };
}

/** Requests in progress: three over both instances. */
const IN_PROGRESS = { a: 2, b: 1 } as const satisfies Record<InstanceName, number>;

export function inProgress(name: string, labels: Labels = {}): Family {
  return gauge(name, (instance) => IN_PROGRESS[instance], labels);
}

/** Counts started requests, and so exceeds a counter of finished requests by those in progress. */
export function startedCounter(name: string, labels: Labels): Family {
  return {
    kind: 'rising',
    name,
    labels,
    perSecond: (instance) => sum(flowsOf(instance).map(({ rate }) => rate)),
    ahead: (instance) => IN_PROGRESS[instance],
  };
}

/**
 * A clock metric in every exposition: seconds since the start of the replay. On a busy machine scrapes are late and
 * `rate` extrapolates, with an error of some percent. It has the same error for this metric, so that expected values
 * can be corrected by it and tests need no tolerance for it.
 */
export const CLOCK_METRIC = 'replay_clock_seconds_total';

/**
 * Age of all counters at the start of the replay, because a counter that starts at zero is taken for a restart.
 * Seconds.
 */
export const AGE_AT_START = 3600;
