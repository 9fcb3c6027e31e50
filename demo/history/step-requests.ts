import { rhythm } from '../load/rhythm';
import { type Uniform, poisson } from '../sample-service/chance';
import { failingShare } from '../sample-service/work';
import type { Durations } from './durations';
import type { Conditions } from './past-events';
import type { Observed } from './request-series';
import type { EndpointTraffic } from './traffic-model';

/**
 * One step of one instance: how long it is, where it ends (Unix seconds), and the share of the service's traffic that
 * the instance gets.
 */
export type Step = { time: number; seconds: number; share: number };

/** A refusal comes before the work. */
const AT_ONCE = 0.0015;

/** Requests are a Poisson stream, and so is every part of one: each bucket can be drawn by itself. */
function drawObserved(
  expected: number,
  { shares, mean }: Durations,
  uniform: Uniform,
): Pick<Observed, 'counts' | 'seconds'> {
  const counts = shares.map((share) => (share === 0 ? 0 : poisson(expected * share, uniform)));
  return { counts, seconds: counts.reduce((sum, count) => sum + count, 0) * mean };
}

/** What becomes of the requests to one endpoint during a step. Nothing is told about a status that did not occur. */
export function requestsOf(
  traffic: EndpointTraffic,
  step: Step,
  conditions: Conditions,
  durations: Durations,
  uniform: Uniform,
): Observed[] {
  const { endpoint, rate, refusals } = traffic;
  const expected = rate * rhythm(step.time - step.seconds / 2) * step.seconds * step.share;
  const refused = [...refusals].map(([status, share]) => {
    const count = poisson(expected * share, uniform);
    return {
      endpoint,
      status,
      counts: durations.shares.map((_, bucket) => (bucket === 0 ? count : 0)),
      seconds: count * AT_ONCE,
    };
  });
  const worked = expected * (1 - [...refusals.values()].reduce((sum, share) => sum + share, 0));
  const failing = failingShare(endpoint, conditions.errorShare);
  const failed = { endpoint, status: 500, ...drawObserved(worked * failing, durations, uniform) };
  const answered = { endpoint, status: 200, ...drawObserved(worked * (1 - failing), durations, uniform) };
  return [answered, ...refused, failed].filter(({ counts }) => counts.some((count) => count > 0));
}
