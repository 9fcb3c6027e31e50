import { describe, expect, it } from 'vitest';
import { facts, history, instance, line, moment, NOW, plain, RULES } from '@/health/example-facts';
import { errorsRise, memoryRise } from './rises';

describe('errorsRise', () => {
  const now = (errorRatio: number, change: Parameters<typeof facts>[0] = {}) =>
    plain(errorsRise(facts({ current: moment({ errorRatio, serverErrorRate: errorRatio * 426 }), ...change })));

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

  it('says that they fall once they do, and not that they rose', () => {
    const after = (minutes: number, peak: number) =>
      history({ errorRatio: line((time) => (time < NOW - 1800 ? 0.0014 : time < NOW - 60 * minutes ? peak : 0.018)) });
    expect(now(0.018, { history: after(2, 0.12) })).toBe('Errors fall, from 12 % to 1.8 %, and were 0.14 % before');
    expect(now(0.018, { history: after(2, 0.023) })).toMatch(/^Errors rose from 0\.14 % to 1\.8 %/);
    expect(now(0.018, { history: after(6, 0.12) })).toMatch(/^Errors rose/);
    expect(now(0.0016, { history: after(2, 0.12) })).toBe('');
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
    return facts({
      instances: [instance('a', { memoryBytes: bytes(NOW) }), instance('b')],
      history: history({ memory: [line(bytes, { instance: 'a' }), line(() => 446e6, { instance: 'b' })] }),
    });
  };
  const text = (situation: ReturnType<typeof facts>) => plain(memoryRise(situation, RULES.memoryBytes));

  it('names the instance, its pace and when it will be at the limit', () => {
    expect(text(leaking(5e6, 90))).toBe(
      'Memory of a rises by 5 MB per second and reaches 1 GB in 1 min 30 s at this pace',
    );
  });

  it('names the fastest of several, and the nearest of the limits that it has not reached', () => {
    const [slow, fast] = [leaking(2e6, 90), leaking(5e6, 90)];
    const memory = [
      ...slow.history.memory.slice(0, 1),
      ...fast.history.memory.slice(0, 1).map((series) => ({ ...series, labels: { instance: 'c' } })),
    ];
    const instances = [
      ...slow.instances.slice(0, 1),
      ...fast.instances.slice(0, 1).map((each) => ({ ...each, instance: 'c' })),
    ];
    const limits = [2e9, 1e9, 5e8].map((value) => ({ value, severity: 'warning', source: 'rule' }) as const);
    expect(plain(memoryRise(facts({ instances, history: history({ memory }) }), limits))).toBe(
      'Memory of c rises by 5 MB per second and reaches 1 GB in 1 min 30 s at this pace',
    );
  });

  it('looks back for a minute, or for six points where these lie further apart', () => {
    const stepped = (step: number, perSecond: number, since: number) => {
      const bytes = (time: number) => 100e6 + Math.max(0, time - (NOW - since)) * perSecond;
      const times = Float64Array.from({ length: 3600 / step + 1 }, (_, i) => NOW - 3600 + i * step);
      const memory = [{ labels: { instance: 'a' }, times, values: times.map(bytes) }];
      return text(facts({ instances: [instance('a', { memoryBytes: bytes(NOW) })], history: history({ memory }) }));
    };
    expect(stepped(60, 1e6, 400)).toBe(
      'Memory of a rises by 1 MB per second and reaches 1 GB in 8 min 20 s at this pace',
    );
    expect([stepped(5, 5e6, 65), stepped(5, 5e6, 35)]).toEqual([expect.stringContaining('rises by 5 MB'), '']);
  });

  it('goes on about the pace above the limit', () => {
    expect(text(leaking(12e6, 90))).toBe('Memory of a rises by 12 MB per second');
  });

  it('is silent about memory that is steady, has grown once, or needs more than an hour to its limit', () => {
    expect(memoryRise(facts(), RULES.memoryBytes)).toBeNull();
    const jump = line((time) => (time > NOW - 40 ? 300e6 : 100e6), { instance: 'a' });
    expect(
      memoryRise(
        facts({ instances: [instance('a', { memoryBytes: 300e6 })], history: history({ memory: [jump] }) }),
        RULES.memoryBytes,
      ),
    ).toBeNull();
    expect(text(leaking(200_000, 1000))).toContain('reaches 1 GB in 58 min 20 s');
    expect(memoryRise(leaking(190_000, 1000), RULES.memoryBytes)).toBeNull();
  });

  it('is silent about memory that grows steadily and is not half as much again as usual', () => {
    const bytes = (time: number) => 400e6 + Math.max(0, time - (NOW - 120)) * 1e6;
    expect(
      memoryRise(
        facts({
          instances: [instance('a', { memoryBytes: bytes(NOW) })],
          history: history({ memory: [line(bytes, { instance: 'a' })] }),
        }),
        RULES.memoryBytes,
      ),
    ).toBeNull();
  });

  it('is silent without a limit to reach, and about an instance that is down', () => {
    expect(memoryRise(leaking(5e6, 90), [])).toBeNull();
    const { instances, ...rest } = leaking(5e6, 90);
    expect(
      memoryRise({ ...rest, instances: instances.map((each) => ({ ...each, up: false })) }, RULES.memoryBytes),
    ).toBeNull();
  });
});
