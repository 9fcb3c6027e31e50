import * as v from 'valibot';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const NotNegative = v.pipe(v.number(), v.minValue(0));

/**
 * Faults of a running service. All of them really happen in the process (it waits, computes, allocates memory, answers
 * 500), so that metrics change because of behaviour and are never set directly.
 */
export const BehaviourSchema = v.strictObject({
  version: v.string(),
  /** Additional share of failing requests by endpoint name; `*` for all endpoints. */
  errorShare: v.record(v.string(), Share),
  /** Seconds added to every request. */
  extraLatency: NotNegative,
  /** Share of one core kept busy, which also blocks the event loop. */
  busyShare: Share,
  /** Resident memory added each second, up to `MAX_LEAKED`, and only freed by a reset. */
  leakBytesPerSecond: NotNegative,
  /** Leaves request metrics out of /metrics, as after a release that lost its instrumentation. */
  withoutRequestMetrics: v.boolean(),
});

export type Behaviour = v.InferOutput<typeof BehaviourSchema>;

/** A healthy service of `version`. */
export function healthyBehaviour(version: string): Behaviour {
  return {
    version,
    errorShare: {},
    extraLatency: 0,
    busyShare: 0,
    leakBytesPerSecond: 0,
    withoutRequestMetrics: false,
  };
}
