import { describe, expect, it } from 'vitest';
import { facts, input, moment, sentence } from '@/health/example-facts';
import type { ServiceFacts } from '@/health/service-facts';
import { calmHeadline, unknownNames } from './calm-headline';
import { judge } from '@/health/verdict/judge';

const judged = (situation: ServiceFacts) => {
  const given = input({ facts: situation });
  const { signals, level } = judge(given);
  return { ...given, signals, level };
};
const said = (situation: ServiceFacts, length: 'page' | 'wall') => sentence(calmHeadline(judged(situation), length));

describe('calmHeadline', () => {
  it('names the four numbers, shorter on the wall', () => {
    expect(said(facts(), 'page')).toBe('426 requests per second, 0.12 % errors, p95 at 226 ms, 4 of 4 instances up');
    expect(said(facts(), 'wall')).toBe('426 requests/s, 0.12 % errors, p95 226 ms, 4 of 4 up');
  });

  it.each([
    [
      'one light',
      { errorRatio: null },
      '*Errors not known*; 426 requests per second, p95 at 226 ms, 4 of 4 instances up',
    ],
    [
      'two lights',
      { errorRatio: null, p95: null, p99: null },
      '*Errors and latency not known*; 426 requests per second, 4 of 4 instances up',
    ],
  ])('begins with what is not known: %s', (_, current, text) => {
    expect(said(facts({ current: moment(current) }), 'page')).toBe(text);
  });

  it('calls a minute without requests no traffic only where none came in the minutes before', () => {
    expect(said(facts({ current: moment({ requestRate: 0, requestCount: 5 }) }), 'page')).toMatch(/^No requests now, /);
    expect(said(facts({ current: moment({ requestRate: 0, requestCount: 0 }) }), 'page')).toMatch(/^No traffic, /);
  });

  it('does not write a share of all beside OK, which a few requests have', () => {
    const one = facts({
      current: moment({ errorRatio: 1, requestCount: 1.02, failureCount: 1.02 }),
    });
    expect(judge(input({ facts: one })).level).toBe('ok');
    expect(said(one, 'page')).toContain(', 1 of 1 requests failed, ');
  });

  it('keeps "at least" with a quantile', () => {
    expect(said(facts({ current: moment({ p95: { value: 0.5, atLeast: true } }) }), 'wall')).toContain('p95 ≥ 500 ms');
  });

  it('has nothing left to say where nothing is known', () => {
    const nothing = facts({
      current: moment({ requestRate: null, errorRatio: null, p95: null, p99: null }),
      instances: [],
    });
    expect(said({ ...nothing, hourAgo: null }, 'page')).toBe('*Traffic, errors, latency and system not known*');
  });

  it('says that it was known where it was an hour ago', () => {
    const gone = facts({ current: moment({ requestRate: null, errorRatio: null, p95: null, p99: null }) });
    expect(said(gone, 'page')).toBe('*Traffic, errors and latency not known any more*; 4 of 4 instances up');
  });
});

describe('unknownNames', () => {
  it('leaves out what is excused: no traffic, no histogram', () => {
    const idle = facts({ current: moment({ requestRate: 0, errorRatio: null, p95: null, p99: null }) });
    const noHistogram = facts({ current: moment({ p95: null, p99: null }), notMeasured: ['latency'] });
    expect([idle, noHistogram].map((each) => unknownNames(judged(each).signals, each))).toEqual([[], []]);
  });
});
