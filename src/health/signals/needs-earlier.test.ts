import { expect, it } from 'vitest';
import { moment } from '@/health/example-facts';
import { needsEarlier } from './needs-earlier';

const asks = (current: ReturnType<typeof moment>, hourAgo: typeof current) =>
  needsEarlier({ current, hourAgo, rateWindow: 60, errorWindow: 300 });

const usual = moment({ requestRate: 20, requestCount: 6000, clientErrorRate: 0.2, failureCount: 0, inProgress: 4 });
const refusing = moment({ ...usual, clientErrorRate: 20 });
const stuck = moment({ ...usual, requestRate: 0, requestCount: 0, clientErrorRate: 0, inProgress: 240 });

it('asks about the time before the last hour where requests were refused, or not answered, in it already', () => {
  expect([asks(refusing, refusing), asks(stuck, stuck)]).toEqual([true, true]);
});

it('does not where an hour ago tells it, nor about a service that serves', () => {
  expect([asks(refusing, usual), asks(stuck, usual), asks(usual, usual), asks(usual, refusing)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(asks(moment({ ...stuck, requestRate: 10 }), stuck)).toBe(false);
});
