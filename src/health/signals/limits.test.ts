import { describe, expect, it, test } from 'vitest';
import { DEFAULT_THRESHOLDS, type Limit } from '@/dashboard/thresholds';
import { plain, RULES } from '@/health/example-facts';
import { judgeLimits, levelAbove, limitText, limitWords, lowestAsBad, nearer } from './limits';

describe('judgeLimits', () => {
  it.each([
    [0.0012, 'ok', 0.01],
    [0.01, 'ok', 0.01],
    [0.03, 'warning', 0.01],
    [0.051, 'critical', 0.05],
    [1, 'critical', 0.05],
  ] as const)('calls an error ratio of %d %s, by the limit of %d', (value, level, limit) => {
    const judged = judgeLimits(value, 'errorRatio', DEFAULT_THRESHOLDS);
    expect(judged.level).toBe(level);
    expect(judged.limit?.value).toBe(limit);
  });

  it('tells how far a value is, as a part of its limit', () => {
    expect(judgeLimits(0.702, 'p95', RULES).headroom).toBeCloseTo(0.702);
    expect(judgeLimits(1.5, 'p95', RULES).headroom).toBeCloseTo(1.5);
  });

  it('lets a critical limit decide although a warning lies above it', () => {
    const odd = {
      ...RULES,
      p95: [
        { value: 2, severity: 'warning', source: 'rule' },
        { value: 1, severity: 'critical', source: 'rule' },
      ],
    } as const;
    expect(judgeLimits(3, 'p95', odd)).toMatchObject({ level: 'critical', limit: { value: 1 } });
  });

  it('says of several crossed the highest of those that are as bad, and of several above the lowest', () => {
    const of = (severity: 'warning' | 'critical', ...values: number[]) => ({
      ...RULES,
      p95: values.map((value) => ({ value, severity, source: 'rule' }) as const),
    });
    const limitOf = (value: number, severity: 'warning' | 'critical') =>
      judgeLimits(value, 'p95', of(severity, 2, 1, 4)).limit?.value;
    expect([limitOf(3, 'warning'), limitOf(3, 'critical'), limitOf(0.5, 'warning')]).toEqual([2, 2, 1]);
  });

  it('knows no share of a limit of 0', () => {
    const none = { ...RULES, oomKills: [{ value: 0, severity: 'warning', source: 'default' }] } as const;
    expect([0, 2].map((value) => judgeLimits(value, 'oomKills', none))).toMatchObject([
      { level: 'ok', headroom: null },
      { level: 'warning', headroom: null },
    ]);
  });

  it('knows no distance where no limit is set', () => {
    expect(judgeLimits(9e9, 'memoryBytes', DEFAULT_THRESHOLDS)).toEqual({ level: 'ok', limit: null, headroom: null });
  });

  it('takes NaN as crossing nothing', () => {
    expect(judgeLimits(NaN, 'p95', RULES).level).toBe('ok');
  });
});

test('as bad as a limit says it is from the lowest of those that are as bad on', () => {
  const limits = {
    ...RULES,
    p95: [4, 2, 3].map((value) => ({ value, severity: value === 2 ? 'warning' : 'critical', source: 'rule' }) as const),
  };
  const least = (value: number) => judgeLimits(value, 'p95', limits).limit;
  expect(
    [5, 2.5].map((value) =>
      lowestAsBad(least(value) ?? { key: 'p95', value: NaN, severity: 'warning', source: 'rule' }, limits),
    ),
  ).toEqual([3, 2]);
});

describe('nearer', () => {
  const p95 = judgeLimits(0.9, 'p95', RULES);
  const p99 = judgeLimits(1.5, 'p99', RULES);

  it('takes the value that has less room', () => {
    expect(nearer(p95, p99)).toBe(p95);
    expect(nearer(p99, p95)).toBe(p95);
  });

  it('takes the worse level before the nearer limit', () => {
    const critical = judgeLimits(3.1, 'p99', RULES);
    const warning = judgeLimits(5, 'p95', RULES);
    expect(nearer(warning, critical)).toBe(critical);
  });

  it('takes the one with a limit beside one without', () => {
    const none = { level: 'ok', limit: null, headroom: null } as const;
    expect(nearer(none, p99)).toBe(p99);
  });
});

describe('the words of a limit', () => {
  it('promise an alert only where a rule would alert', () => {
    const rule = judgeLimits(0, 'errorRatio', RULES).limit;
    const ours = judgeLimits(0, 'errorRatio', DEFAULT_THRESHOLDS).limit;
    expect(plain(rule && limitWords(rule))).toBe('alerts above 5 %');
    expect(plain(ours && limitWords(ours))).toBe('warning above 1 %');
  });

  it.each([
    ['errorRatio', '5 %'],
    ['errorRate', '5/s'],
    ['p95', '1 s'],
    ['cpuCores', '0.8 cores'],
    ['memoryBytes', '1 GB'],
  ] as const)('have the unit of %s: %s', (key, text) => {
    const { limit } = judgeLimits(0, key, RULES);
    expect(plain(limit && limitText(limit))).toBe(text);
  });
});

test('levelAbove is the level of judgeLimits, whatever the order of the limits', () => {
  const limits: Limit[] = [
    { value: 5, severity: 'critical', source: 'rule' },
    { value: 1, severity: 'warning', source: 'rule' },
  ];
  const thresholds = { ...DEFAULT_THRESHOLDS, p95: limits };
  for (const value of [0, 1, 1.1, 5, 5.1, NaN])
    expect(levelAbove(value, limits)).toBe(judgeLimits(value, 'p95', thresholds).level);
});
