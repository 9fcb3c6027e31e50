import { describe, expect, it } from 'vitest';
import { nextItem } from './next-item';

describe('nextItem', () => {
  it('goes round at both ends', () => {
    expect([nextItem('ArrowDown', 2, 3), nextItem('ArrowUp', 0, 3), nextItem('ArrowDown', 0, 3)]).toEqual([0, 2, 1]);
  });

  it('begins at the first item when none has the focus', () => {
    expect(nextItem('ArrowDown', -1, 3)).toBe(0);
  });

  it('knows both ends and leaves other keys alone', () => {
    expect([nextItem('Home', 1, 3), nextItem('End', 1, 3), nextItem('x', 1, 3)]).toEqual([0, 2, undefined]);
  });
});
