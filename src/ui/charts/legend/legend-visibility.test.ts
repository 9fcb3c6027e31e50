import { describe, expect, it } from 'vitest';
import { isolateLine, toggleLine } from './legend-visibility';

const KEYS = ['a', 'b', 'c'];

describe('toggleLine', () => {
  it('hides a line and shows it again without touching the others', () => {
    const hidden = toggleLine(new Set(['b']), 'a');
    expect([...hidden].sort()).toEqual(['a', 'b']);
    expect([...toggleLine(hidden, 'a')]).toEqual(['b']);
  });
});

describe('isolateLine', () => {
  it('leaves only the line, even when it was hidden', () => {
    expect([...isolateLine(new Set(['a']), 'a', KEYS)]).toEqual(['b', 'c']);
  });

  it('brings all lines back when it was already alone', () => {
    expect([...isolateLine(new Set(['b', 'c']), 'a', KEYS)]).toEqual([]);
  });
});
