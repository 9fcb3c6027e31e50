import * as v from 'valibot';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const NotNegative = v.pipe(v.number(), v.minValue(0));

/**
 * What a running service can be told to do wrong. Everything here really happens in the process (it waits, computes,
 * keeps memory, answers 500), so that the metrics move because the service does, never because a number was written.
 */
export const BehaviourSchema = v.strictObject({
  version: v.string(),
  /** Added share of failing requests by endpoint name; `*` stands for every endpoint. */
  errorShare: v.record(v.string(), Share),
  /** Seconds added to every request. */
  extraLatency: NotNegative,
  /** Share of one core kept busy, which also blocks the event loop. */
  busyShare: Share,
  /** Resident memory that is added each second, up to `MOST_LEAKED`, and never given back before a reset. */
  leakBytesPerSecond: NotNegative,
  /** Whether the metrics of requests are left out of /metrics, as after a release that lost its instrumentation. */
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
