import { describe, expect, it } from 'vitest';
import { trendText } from './trend-text';

const plain = (text: string) => text.replace('\u00a0', ' ');

describe('trendText', () => {
  it('shows the direction beside the size', () => {
    expect(plain(trendText({ change: 0.03, kind: 'relative' }))).toBe('▲ 3 %');
    expect(plain(trendText({ change: -0.0004, kind: 'points' }))).toBe('▼ 0.04 pt');
    expect(trendText({ change: -1, kind: 'count' })).toBe('▼ 1');
  });

  it('names no direction where nothing changed, or less than is written', () => {
    expect(trendText({ change: 0, kind: 'count' })).toBe('=');
    expect(trendText({ change: 0.0004, kind: 'relative' })).toBe('=');
    expect(trendText({ change: -0.0004, kind: 'relative' })).toBe('=');
    expect(plain(trendText({ change: 0.0005, kind: 'relative' }))).toBe('▲ 0.1 %');
    expect(trendText({ change: 0.000009, kind: 'points' })).toBe('=');
    expect(plain(trendText({ change: 0.00001, kind: 'points' }))).toBe('▲ 0.001 pt');
  });
});
