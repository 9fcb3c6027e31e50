import { expect, test } from 'vitest';
import { flowsOf, meanOf, quantileOf, shareWithin, sum } from './traffic';

const FLOWS = [...flowsOf('a'), ...flowsOf('b')];
const rateOf = (outcome: string) => sum(FLOWS.filter((flow) => flow.outcome === outcome).map(({ rate }) => rate));

test('both instances together get ten requests per second, of which one fails and 0.5 are refused', () => {
  expect(sum(FLOWS.map(({ rate }) => rate))).toBeCloseTo(10);
  expect(rateOf('failed')).toBeCloseTo(1);
  expect(rateOf('refused')).toBeCloseTo(0.5);
});

test('a quantile is the duration within which that share of requests is answered', () => {
  for (const q of [0.5, 0.95, 0.99]) expect(shareWithin(quantileOf(q, FLOWS), FLOWS)).toBeCloseTo(q, 9);
});

test('the quantiles of one endpoint are those of an exponential distribution', () => {
  const search = FLOWS.filter(({ endpoint }) => endpoint.path === '/search');
  expect(quantileOf(0.5, search)).toBeCloseTo(0.65 * Math.LN2, 9);
  expect(meanOf(search)).toBe(0.65);
});
