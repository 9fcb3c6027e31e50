import type { ServiceProfile } from './service-profile';

/** The metric names that a service exposes, as far as discovery asked for them. */
export type ExposedMetrics = ReadonlySet<string>;

/** The parts of a profile that tell about requests; the process side is the same for every convention. */
export type RequestProfile = Pick<ServiceProfile, 'convention' | 'requests' | 'errors' | 'inProgress' | 'duration' | 'windows'>;

/** One way of naming HTTP metrics. To support another: a file like its siblings, and an entry in `CONVENTIONS`. */
export type Convention = {
  /** Every metric it may read; discovery asks for exactly these. */
  metrics: readonly string[];
  /** The profile where `exposed` has what it needs, null where this is another convention. */
  recognise: (exposed: ExposedMetrics) => RequestProfile | null;
};
