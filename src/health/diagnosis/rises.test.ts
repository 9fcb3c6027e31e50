import { describe, expect, it } from 'vitest';
import { facts, history, instance, line, moment, NOW, plain, RULES } from '@/health/example-facts';
import { errorsRise, memoryRise } from './rises';

describe('errorsRise', () => {
  const now = (errorRatio: number, change: Parameters<typeof facts>[0] = {}) => plain(errorsRise(facts({ current: moment({ errorRatio, serverErrorRate: errorRatio * 426 }), ...change })));

  it('tells what rose below every limit, and where it comes from', () => {
    const endpoints = [
      { endpoint: 'GET /products/:id', requestRate: 80, serverErrorRate: 7 },
      { endpoint: 'GET /products', requestRate: 346, serverErrorRate: 0.5 },
    ];
    expect(now(0.018, { endpoints })).toBe('Errors rose from 0.14 % to 1.8 %, mostly GET /products/:id');
    expect(now(0.018, { endpoints: [] })).toBe('Errors rose from 0.14 % to 1.8 %');
  });

  it('cannot be turned around or torn apart by the name of an endpoint', () => {
    const endpoints = [
      { endpoint: `/\u202e${'x'.repeat(100)}`, requestRate: 80, serverErrorRate: 7 },
      { endpoint: 'GET /products', requestRate: 346, serverErrorRate: 0.5 },
    ];
    expect(now(0.018, { endpoints })).toMatch(/mostly \/\\u202ex+…x+$/);
  });

  it('is silent about noise: twice of next to nothing, or a few points of much', () => {
    expect(now(0.004)).toBe('');
    expect(now(0.018, { hourAgo: moment({ errorRatio: 0.012 }) })).toBe('');
  });

  it('is silent where an hour ago is not known and where too few failed', () => {
    expect(now(0.018, { hourAgo: null })).toBe('');
    expect(errorsRise(facts({ current: moment({ errorRatio: 0.1, requestCount: 20, failureCount: 2 }) }))).toBeNull();
  });
});

describe('memoryRise', () => {
  /** `a` uses 100 MB until some seconds ago and grows by so many bytes in each of them. */
  const leaking = (perSecond: number, since: number) => {
    const bytes = (time: number) => 100e6 + Math.max(0, time - (NOW - since)) * perSecond;
    return facts({ instances: [instance('a', { memoryBytes: bytes(NOW) }), instance('b')], history: history({ memory: [line(bytes, { instance: 'a' }), line(() => 446e6, { instance: 'b' })] }) });
  };
  const text = (situation: ReturnType<typeof facts>) => plain(memoryRise(situation, RULES.memoryBytes));

  it('names the instance, its pace and when it will be at the limit', () => {
    expect(text(leaking(5e6, 90))).toBe('Memory of a rises by 5 MB per second and reaches 1 GB in 1 min 30 s at this pace');
  });

  it('goes on about the pace above the limit', () => {
    expect(text(leaking(12e6, 90))).toBe('Memory of a rises by 12 MB per second');
  });

  it('is silent about memory that is steady, has grown once, or needs more than an hour to its limit', () => {
    expect(memoryRise(facts(), RULES.memoryBytes)).toBeNull();
    const jump = line((time) => (time > NOW - 40 ? 300e6 : 100e6), { instance: 'a' });
    expect(memoryRise(facts({ instances: [instance('a', { memoryBytes: 300e6 })], history: history({ memory: [jump] }) }), RULES.memoryBytes)).toBeNull();
    expect(text(leaking(200_000, 1000))).toContain('reaches 1 GB in 58 min 20 s');
    expect(memoryRise(leaking(190_000, 1000), RULES.memoryBytes)).toBeNull();
  });

  it('is silent without a limit to reach, and about an instance that is down', () => {
    expect(memoryRise(leaking(5e6, 90), [])).toBeNull();
    const { instances, ...rest } = leaking(5e6, 90);
    expect(memoryRise({ ...rest, instances: instances.map((each) => ({ ...each, up: false })) }, RULES.memoryBytes)).toBeNull();
  });
});
