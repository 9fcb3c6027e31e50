import { rhythm } from '../load/rhythm';
import { type Uniform, poisson } from '../sample-service/chance';
import { failingShare } from '../sample-service/work';
import type { Durations } from './durations';
import type { Conditions } from './past-events';
import type { Observed } from './request-series';
import type { EndpointTraffic } from './traffic-model';

/** One step of one instance: its end in Unix seconds, its length, and the instance's share of the traffic. */
export type Step = { time: number; seconds: number; share: number };

/** Duration of a refused request, which does no work. Seconds. */
const REFUSAL_SECONDS = 0.0015;

/** Requests are a Poisson process, and so is every subset of them: each bucket is drawn separately. */
function drawObserved(
  expected: number,
  { shares, mean }: Durations,
  uniform: Uniform,
): Pick<Observed, 'counts' | 'seconds'> {
  const counts = shares.map((share) => (share === 0 ? 0 : poisson(expected * share, uniform)));
  return { counts, seconds: counts.reduce((sum, count) => sum + count, 0) * mean };
}

/** The requests to one endpoint in one step, by status. Statuses that did not occur are left out. */
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
      seconds: count * REFUSAL_SECONDS,
    };
  });
  const worked = expected * (1 - [...refusals.values()].reduce((sum, share) => sum + share, 0));
  const failing = failingShare(endpoint, conditions.errorShare);
  const failed = { endpoint, status: 500, ...drawObserved(worked * failing, durations, uniform) };
  const answered = { endpoint, status: 200, ...drawObserved(worked * (1 - failing), durations, uniform) };
  return [answered, ...refused, failed].filter(({ counts }) => counts.some((count) => count > 0));
}
