import { type Flow, flowsOf, type InstanceName, sum } from './traffic';

export type Labels = Readonly<Record<string, string>>;

/** The series that count a flow: none, one, or several that share it, as the paths behind a route do. */
export type Naming = (flow: Flow) => Labels | readonly Labels[] | null;

/** Metrics of one name. `times`: how often each request is counted. */
export type Family =
  | { kind: 'counter'; name: string; naming: Naming; times: number }
  | { kind: 'histogram'; name: string; naming: Naming; edges: readonly number[]; unitsPerSecond: number; times: number }
  | { kind: 'native-histogram'; name: string; naming: Naming }
  | { kind: 'summary'; name: string; naming: Naming; quantiles: readonly number[]; unitsPerSecond: number }
  | { kind: 'mean-gauge'; name: string; naming: Naming }
  /** Not about the flows: what every process has, and noise that discovery must not take for traffic. */
  | { kind: 'gauge'; name: string; labels: Labels; value: (instance: InstanceName) => number }
  | {
      kind: 'rising';
      name: string;
      labels: Labels;
      perSecond: (instance: InstanceName) => number;
      ahead: (instance: InstanceName) => number;
    };

const NO_LABELS: Naming = () => ({});

/** `times`: how often each request is counted; more than once is a defect that some instrumentations have. */
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

/** A counter of something that is not the replayed traffic. */
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

/** Requests that are being served, three of both instances together. */
const IN_PROGRESS = { a: 2, b: 1 } as const satisfies Record<InstanceName, number>;

export function inProgress(name: string, labels: Labels = {}): Family {
  return gauge(name, (instance) => IN_PROGRESS[instance], labels);
}

/** Counts requests as they begin, and so is ahead of a counter of their ends by those that are in progress. */
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
 * Seconds since the replay began, in every exposition. A busy machine scrapes late and the two ends of a window are
 * estimated, so that `rate` errs by some percent; it errs about the stopwatch in the same way, and so a test need not
 * be lenient.
 */
export const STOPWATCH = 'replay_stopwatch_seconds_total';

/**
 * The last hour of a counter is behind it when the replay begins: a counter that starts at zero is told as a restart.
 * Seconds.
 */
export const LIFE_BEFORE = 3600;
