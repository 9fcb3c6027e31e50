import { describe, expect, it } from 'vitest';
import { CURRENT, facts, history, input, instance, line, moment, NOW } from '@/health/example-facts';
import type { Freshness } from '@/health/facts/freshness';
import type { ServiceFacts } from '@/health/service-facts';
import { judge } from '@/health/verdict/judge';
import { isTooEarly } from './too-early';

/** Whether a first verdict on these facts is too early. */
function isEarly(
  change: Partial<ServiceFacts>,
  {
    isPastAwaited = true,
    areRulesAwaited = false,
    freshness = CURRENT,
  }: { isPastAwaited?: boolean; areRulesAwaited?: boolean; freshness?: Freshness } = {},
): boolean {
  const given = input({ facts: facts({ hourAgo: null, isHourAgoAwaited: true, ...change }), freshness });
  return isTooEarly(judge(given), { ...given, areRulesAwaited, isPastAwaited });
}

const rate = (requestRate: number) => ({ current: moment({ requestRate, requestCount: requestRate * 300 }) });
const UNDER_WAY = history({
  requestRate: null,
  received: null,
  errorRatio: null,
  p95: null,
  p99: null,
  cpu: [],
  memory: [],
  up: [],
  isAwaited: true,
});

describe('isTooEarly, while it is asked what was an hour ago', () => {
  it('is not said of a service with as many requests as then, whether or not its lines tell so', () => {
    expect(isEarly({})).toBe(false);
    expect(isEarly({ history: UNDER_WAY })).toBe(false);
  });

  it('is said of one without a request, which may miss them, until that is known or for as long as anybody waits', () => {
    const idle = { ...rate(0), history: history({ requestRate: line(() => 0) }) };
    expect([
      isEarly(idle),
      isEarly(idle, { isPastAwaited: false }),
      isEarly({ ...idle, isHourAgoAwaited: false }),
    ]).toEqual([true, false, false]);
  });

  it('and until its line is known, which tells of more than an hour ago', () => {
    expect(
      [true, false].map((isAwaited) =>
        isEarly({ ...rate(0), isHourAgoAwaited: false, history: { ...UNDER_WAY, isAwaited } }),
      ),
    ).toEqual([true, false]);
  });

  it('and of one with a handful, until its line is known, which tells whether those that fail are more than chance', () => {
    expect(
      [true, false].map((isAwaited) =>
        isEarly({ ...rate(0.02), isHourAgoAwaited: false, history: { ...UNDER_WAY, isAwaited } }),
      ),
    ).toEqual([true, false]);
  });

  it('is said of one that refuses most of its requests, which it may have served', () => {
    const refusing = (clientErrorRate: number) => isEarly({ current: moment({ clientErrorRate }) });
    expect([refusing(400), refusing(100)]).toEqual([true, false]);
  });

  it('is said of one with less than half of the requests that its line had then', () => {
    const fallen = history({ requestRate: line((time) => (time < NOW - 1200 ? 400 : 100)) });
    expect([isEarly({ ...rate(100), history: fallen }), isEarly({ ...rate(300), history: fallen })]).toEqual([
      true,
      false,
    ]);
  });

  it('is said of one that an instance has left, which may be missed, until anything tells how many there were', () => {
    const instances = [instance('a'), instance('b', { up: null })];
    expect(isEarly({ instances, history: UNDER_WAY })).toBe(true);
    expect(isEarly({ instances, history: history({ up: [line(() => 1)] }) })).toBe(false);
  });

  it('is not said of trouble, whatever it is compared with', () => {
    expect(isEarly({ ...rate(0), instances: [instance('a', { up: false })] })).toBe(false);
  });
});

describe('isTooEarly, while the newest sample is looked for', () => {
  const asking: Freshness = { newestSample: null, age: null, unreachableSince: null, state: 'asking' };
  const SILENT = { current: moment({ requestRate: null }), history: UNDER_WAY };

  it('is said where nothing else is known, but not for long', () => {
    expect([
      isEarly(SILENT, { freshness: asking }),
      isEarly(SILENT, { freshness: asking, isPastAwaited: false }),
    ]).toEqual([true, false]);
  });

  it('is not said of a service of which nobody answers', () => {
    expect(isEarly({ ...SILENT, instances: [instance('a', { up: false })] }, { freshness: asking })).toBe(false);
  });
});

describe('isTooEarly, while rules are read or counters of failures looked for', () => {
  const stale: Freshness = { newestSample: NOW - 300, age: 300, unreachableSince: null, state: 'stale' };

  it('is said of any verdict on current data whose limits are not known yet', () => {
    expect([isEarly({}, { areRulesAwaited: true }), isEarly({}, { areRulesAwaited: true, freshness: stale })]).toEqual([
      true,
      false,
    ]);
  });

  it('is said of one that only lacks the failures, and of none that knows them', () => {
    const unknown = { current: moment({ errorRatio: null, serverErrorRate: null }) };
    expect([
      isEarly({ ...unknown, isAskingForErrors: true }),
      isEarly(unknown),
      isEarly({ isAskingForErrors: true }),
    ]).toEqual([true, false, false]);
  });
});
