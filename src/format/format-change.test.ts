import { describe, expect, it } from 'vitest';
import { formatChange } from './format-change';

const plain = (text: string) => text.replace('\u00a0', ' ');

describe('formatChange', () => {
  it('writes a relative change in percent without its sign, which an arrow shows', () => {
    expect([0.03, -0.03, 2.11, 0.004, 0].map((change) => plain(formatChange(change, 'relative')))).toEqual([
      '3 %',
      '3 %',
      '211 %',
      '0.4 %',
      '0 %',
    ]);
  });

  it('does not call gone what a little is left of', () => {
    expect([-0.994, -0.996, -0.9997, -1].map((change) => plain(formatChange(change, 'relative')))).toEqual([
      '99 %',
      '99.6 %',
      '99.97 %',
      '100 %',
    ]);
  });

  it('says how many times as much where percent would be hard to read', () => {
    expect(formatChange(12, 'relative')).toBe('13×');
  });

  it('writes a change of a ratio in points', () => {
    expect([0.081, 0.12012, -0.0002].map((change) => plain(formatChange(change, 'points')))).toEqual([
      '8.1 pt',
      '12.0 pt',
      '0.02 pt',
    ]);
  });

  it('writes a change of a count as a count', () => {
    expect(formatChange(-1, 'count')).toBe('1');
  });

  it('says that a change is not known', () => {
    expect(formatChange(NaN, 'relative')).toBe('–');
    expect(formatChange(Infinity, 'relative')).toBe('–');
  });
});
