import type { LabelMatcher } from '@/promql/label-matcher';
import type { Labels } from '@/prometheus/series';
import type { ExposedMetrics } from '@/instrumentation/conventions/convention';

/** What other exporters measure about a service. */
export type NeighbourKind = 'containers' | 'pods' | 'hosts' | 'probes';

/** One way to match series of another exporter to a service: those with these labels belong to it. */
export type Agreement = {
  kind: NeighbourKind;
  /** A regular expression of the metrics that the page shows. */
  metrics: string;
  matchers: readonly LabelMatcher[];
  /** The label that identifies a single container, pod, host or probe. */
  by: string;
  /** Whether it is known to which instance each belongs, so that the filter by instance can apply. */
  perInstance: boolean;
  /**
   * Where no matcher can select them: an expression with one series per neighbour. They are then selected by its values
   * of the label `by`, and assumed to expose `exposed`.
   */
  listed?: { expr: string; exposed: readonly string[]; evidence: string };
};

/** An agreement that matches some series, and the names of their metrics. */
export type Neighbours = Agreement & { exposed: ExposedMetrics };

/** A target of the service with all its labels, with which those of other exporters are compared. */
export type ScrapedTarget = { instance: string; labels: Labels };

/**
 * The known resources of one service. `own`: metrics of its process and runtime. Kinds of neighbours without metrics
 * are absent.
 */
export type SystemProfile = {
  service: string;
  targets: readonly ScrapedTarget[];
  own: ExposedMetrics;
  neighbours: Readonly<Partial<Record<NeighbourKind, Neighbours>>>;
};
