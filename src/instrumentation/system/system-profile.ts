import type { LabelMatcher } from '@/promql/label-matcher';
import type { Labels } from '@/prometheus/series';
import type { ExposedMetrics } from '@/instrumentation/conventions/convention';

/** What is around a service and measured by somebody else: its containers, its pods, its hosts, and who probes it. */
export type NeighbourKind = 'containers' | 'pods' | 'hosts' | 'probes';

/** One way in which series of another exporter may agree with a service: those that carry these labels are its own. */
export type Agreement = {
  kind: NeighbourKind;
  /** A regular expression of the names that mean something to us. */
  metrics: string;
  matchers: readonly LabelMatcher[];
  /** The label that tells one from another. */
  by: string;
  /** Whether it is known which belongs to which instance, so that a filter by instance can hold. */
  perInstance: boolean;
  /**
   * An expression that gives one series per neighbour where no matcher could select them: those that share a label with something else. They
   * are then selected by the values of `by` that it gives, and expose `exposed`.
   */
  listed?: { expr: string; exposed: readonly string[]; evidence: string };
};

/** An agreement that some series keep, and which metrics they are. */
export type Neighbours = Agreement & { exposed: ExposedMetrics };

/** A target of the service with all its labels: what the labels of others may agree with. */
export type ScrapedTarget = { instance: string; labels: Labels };

/** What is known about the resources of one service. `own`: metrics of its process and runtime. A kind that nobody measures is absent. */
export type SystemProfile = {
  service: string;
  targets: readonly ScrapedTarget[];
  own: ExposedMetrics;
  neighbours: Readonly<Partial<Record<NeighbourKind, Neighbours>>>;
};
