import { describe, expect, it } from 'vitest';
import type { Plot } from '@/ui/charts/layout/plot';
import { draggedRange, pressedRange, selectedPixels } from './zoom-drag';

const PLOT: Plot = { left: 0, right: 400, upper: 0, lower: 100, start: 1000, end: 1400, min: 0, top: 1, scale: 1 };

describe('draggedRange', () => {
  it('gives whole seconds in order, whichever way the mouse went', () => {
    expect(draggedRange(PLOT, { from: 300, to: 99.6 })).toEqual({ start: 1100, end: 1300 });
  });

  it('stays inside the range when the mouse leaves the chart', () => {
    expect(draggedRange(PLOT, { from: 200, to: 9999 })).toEqual({ start: 1200, end: 1400 });
  });

  it('takes a click with an unsteady hand for a click', () => {
    expect(draggedRange(PLOT, { from: 200, to: 204 })).toBeNull();
  });
});

describe('pressedRange', () => {
  it('is as wide as the shortest drag where neighbouring samples are nearer than that, and nothing of a single one', () => {
    expect(pressedRange(PLOT, { from: 201, to: 199 })).toEqual({ start: 1197, end: 1203 });
    expect(pressedRange(PLOT, { from: 0, to: 2 })).toEqual({ start: 1000, end: 1004 });
    expect(pressedRange(PLOT, { from: 100, to: 300 })).toEqual({ start: 1100, end: 1300 });
    expect(pressedRange(PLOT, { from: 200, to: 200 })).toBeNull();
  });
});

describe('selectedPixels', () => {
  it('is the stretch between both ends, whichever came first, and no wider than the chart', () => {
    expect(selectedPixels(PLOT, { from: 300, to: 100 })).toEqual({ left: 100, width: 200 });
    expect(selectedPixels(PLOT, { from: 300, to: 9999 })).toEqual({ left: 300, width: 100 });
    expect(selectedPixels(PLOT, { from: 300, to: -50 })).toEqual({ left: 0, width: 300 });
  });

  it('is nothing while nothing is dragged', () => {
    expect(selectedPixels(PLOT, null)).toBeNull();
  });
});
