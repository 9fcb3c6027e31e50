import type { Browser } from '@playwright/test';
import { rangeCost, RANGES, type RangeCost, type RangeCosts, type RangeName } from './browser/range-cost';
import type { Subject } from './browser/subject';
import { median } from './figures';

const ROUNDS = 3;

/** Medians of several rounds over all ranges, so that changes in machine speed affect all ranges. */
export async function rangeCosts(browser: Browser, subject: Subject): Promise<RangeCosts> {
  const costs = new Map<RangeName, RangeCost[]>(RANGES.map((range) => [range, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const range of RANGES) costs.get(range)?.push(await rangeCost(browser, subject, `now-${range}`));
  }
  return Object.fromEntries([...costs].map(([range, all]) => [range, medianCost(all)])) as RangeCosts;
}

function medianCost(costs: readonly RangeCost[]): RangeCost {
  const of = (name: keyof RangeCost) => median(costs.map((cost) => cost[name]));
  return {
    answered: of('answered'),
    drawn: of('drawn'),
    cpu: of('cpu'),
    longestTask: of('longestTask'),
    kilobytes: of('kilobytes'),
    points: of('points'),
  };
}
