import { describe, expect, it } from 'vitest';
import { isWorse, worstLevel } from './level';

describe('worstLevel', () => {
  it.each([
    [['ok', 'ok'], 'ok'],
    [['ok', 'unknown'], 'unknown'],
    [['unknown', 'warning'], 'warning'],
    [['warning', 'critical', 'unknown', 'ok'], 'critical'],
    [[], 'ok'],
  ] as const)('of %j is %s', (levels, worst) => {
    expect(worstLevel(levels)).toBe(worst);
  });
});

describe('isWorse', () => {
  it('is false for the same level', () => {
    expect(isWorse('warning', 'warning')).toBe(false);
  });

  it('holds between a known fault and what is not known', () => {
    expect(isWorse('warning', 'unknown')).toBe(true);
    expect(isWorse('unknown', 'ok')).toBe(true);
  });
});
