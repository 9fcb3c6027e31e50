/**
 * Rates per second over both instances; `mean`: mean seconds of an exponential distribution, whose quantiles are known
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
  // Without failures, so that it has no failure series.
  { method: 'GET', path: '/search', rate: 1, failed: 0, refused: 0, mean: 0.65 },
];

export type Outcome = 'answered' | 'refused' | 'failed';

/** Requests per second to one endpoint with one outcome on one instance; every series is a sum of such flows. */
export type Flow = { endpoint: ReplayedEndpoint; outcome: Outcome; rate: number };

/** The instances and their shares of the traffic: unequal, so that a mean cannot be mistaken for a sum. */
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

/** The share of requests that take at most this long. */
export function shareWithin(seconds: number, flows: readonly Weighed[]): number {
  const within = sum(flows.map(({ endpoint, rate }) => rate * (1 - Math.exp(-seconds / endpoint.mean))));
  return within / sum(flows.map(({ rate }) => rate));
}

/** The exact quantile in seconds, by bisection, because a mixture of exponentials has no closed form. */
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
