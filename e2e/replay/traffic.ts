/**
 * Rates per second of both instances together; `mean` seconds of an exponential distribution, whose quantiles are known
 * exactly.
 */
export type ReplayedEndpoint = {
  method: 'GET' | 'POST';
  path: string;
  rate: number;
  failed: number;
  refused: number;
  mean: number;
};

export const ENDPOINTS: readonly ReplayedEndpoint[] = [
  { method: 'GET', path: '/orders/:id', rate: 4, failed: 0.3, refused: 0.4, mean: 0.08 },
  { method: 'GET', path: '/products', rate: 3, failed: 0.1, refused: 0, mean: 0.04 },
  { method: 'POST', path: '/orders', rate: 2, failed: 0.6, refused: 0.1, mean: 0.3 },
  // Never fails, so that one endpoint has no series of failures.
  { method: 'GET', path: '/search', rate: 1, failed: 0, refused: 0, mean: 0.65 },
];

export type Outcome = 'answered' | 'refused' | 'failed';

/** Requests to one endpoint that end one way, on one instance, per second: the atoms of which every series is a sum. */
export type Flow = { endpoint: ReplayedEndpoint; outcome: Outcome; rate: number };

/**
 * The instances, with the share of the traffic that each of them gets: unequal, so that a mean of the two is not
 * mistaken for their sum.
 */
export const INSTANCES = { a: 0.6, b: 0.4 } as const;

export type InstanceName = keyof typeof INSTANCES;

export function flowsOf(instance: InstanceName): Flow[] {
  const share = INSTANCES[instance];
  return ENDPOINTS.flatMap((endpoint): Flow[] => [
    { endpoint, outcome: 'answered', rate: share * (endpoint.rate - endpoint.failed - endpoint.refused) },
    { endpoint, outcome: 'refused', rate: share * endpoint.refused },
    { endpoint, outcome: 'failed', rate: share * endpoint.failed },
  ]).filter(({ rate }) => rate > 0);
}

type Weighed = Pick<Flow, 'rate'> & { endpoint: Pick<ReplayedEndpoint, 'mean'> };

/** Share of the requests that took at most so many seconds. */
export function shareWithin(seconds: number, flows: readonly Weighed[]): number {
  const within = sum(flows.map(({ endpoint, rate }) => rate * (1 - Math.exp(-seconds / endpoint.mean))));
  return within / sum(flows.map(({ rate }) => rate));
}

/** The true quantile in seconds, by bisection: a mixture of exponentials has no formula for it. */
export function quantileOf(q: number, flows: readonly Weighed[]): number {
  let [low, high] = [0, 60];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, flows) < q) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export function meanOf(flows: readonly Weighed[]): number {
  return sum(flows.map(({ endpoint, rate }) => rate * endpoint.mean)) / sum(flows.map(({ rate }) => rate));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
