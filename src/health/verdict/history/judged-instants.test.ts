import { describe, expect, it } from 'vitest';
import { history, line, NOW, RULES } from '@/health/example-facts';
import { hasNoInstant } from './judged-instants';
import { watchLine } from './watch-line';

describe('hasNoInstant', () => {
  it('tells lines that are not answered from those of a service that is well, whichever it has', () => {
    const none = { ...history(), requestRate: null, errorRatio: null, p95: null, up: [] };
    expect(hasNoInstant(none)).toBe(true);
    expect(hasNoInstant({ ...none, requestRate: history().requestRate })).toBe(false);
    expect(hasNoInstant({ ...none, up: history().up })).toBe(false);
  });

  it('takes errors and quantiles that are answered first for no hour without an answer: only requests and instances tell that', () => {
    const first = { ...history(), requestRate: null, up: [] };
    expect(hasNoInstant(first)).toBe(true);
    expect(watchLine(first, RULES, { end: NOW, state: 'current' })).toEqual([]);
  });

  it('takes requests that are answered first for no time without an answer either, wherever there were none', () => {
    const rate = line((time) => (time < NOW - 600 ? NaN : 20));
    const first = history({ requestRate: rate, up: [], isAwaited: true });
    expect(watchLine({ ...first, isAwaited: false }, RULES, { end: NOW, state: 'current' })).not.toEqual([]);
    expect(watchLine(first, RULES, { end: NOW, state: 'current' })).toEqual([]);
    expect(hasNoInstant(first)).toBe(true);
  });
});
