import type { ServiceFacts } from '@/health/service-facts';
import { areStuck, pilingUpSince } from './piling-up';
import { areRefused, refusedInstead } from './refused';

type Known = Pick<ServiceFacts, 'current' | 'hourAgo' | 'rateWindow' | 'errorWindow'>;

/** Whether requests are refused or not answered as they were an hour ago, so that only moments before it tell more. */
export function needsEarlier(known: Known): boolean {
  const { current, rateWindow, errorWindow } = known;
  const past = { ...known, earlier: [] };
  return (
    (current.requestRate === 0 && areStuck(current, rateWindow) && pilingUpSince(past) === null) ||
    (areRefused(current, errorWindow) && refusedInstead(past) === null)
  );
}
