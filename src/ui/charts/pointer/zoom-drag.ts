import { useState, type PointerEvent } from 'react';
import { timeAt, type Plot } from '@/ui/charts/layout/plot';

/** A shorter drag is a click with an unsteady hand. */
const SHORTEST = 6;

/** Two pixels of the chart, in the order in which they were reached. */
type Drag = { from: number; to: number };

type ZoomDrag = {
  /** The selected stretch in pixels, null while nothing is dragged. */
  selected: { left: number; width: number } | null;
  start: (event: PointerEvent<HTMLElement>) => void;
  move: (event: PointerEvent<HTMLElement>) => void;
  end: (event: PointerEvent<HTMLElement>) => void;
  cancel: () => void;
  /** For the keyboard: begins a selection at pixel `x`, or ends the one that has begun. */
  press: (x: number) => void;
  /** Extends the selection that has begun to pixel `x`. */
  reach: (x: number) => void;
};

/** The times between two pixels, whole seconds in order; null where the drag was too short to be meant. */
export function draggedRange(plot: Plot, { from, to }: Drag): { start: number; end: number } | null {
  return Math.abs(to - from) < SHORTEST ? null : timesBetween(plot, from, to);
}

/**
 * The same for two presses of a key, which are meant wherever they differ: between neighbouring samples as much as the
 * shortest drag.
 */
export function pressedRange(plot: Plot, { from, to }: Drag): { start: number; end: number } | null {
  const middle = (from + to) / 2;
  const reach = Math.max(SHORTEST, Math.abs(to - from)) / 2;
  return from === to ? null : timesBetween(plot, middle - reach, middle + reach);
}

function timesBetween(plot: Plot, one: number, other: number): { start: number; end: number } | null {
  const start = Math.round(timeAt(plot, Math.min(one, other)));
  const end = Math.round(timeAt(plot, Math.max(one, other)));
  return end > start ? { start, end } : null;
}

/** What of a drag lies on the chart. */
export function selectedPixels(plot: Plot, drag: Drag | null): ZoomDrag['selected'] {
  if (drag === null) return null;
  const left = Math.max(plot.left, Math.min(drag.from, drag.to));
  return { left, width: Math.max(0, Math.min(plot.right, Math.max(drag.from, drag.to)) - left) };
}

/**
 * Dragging over a chart selects a stretch of time, and so do two presses of a key. A finger that moves sideways reads
 * values instead: it zooms with the range menu.
 */
export function useZoomDrag(plot: Plot, onZoom: ((start: number, end: number) => void) | undefined): ZoomDrag {
  const [drag, setDrag] = useState<Drag | null>(null);
  const reach = (x: number) => {
    if (drag !== null) setDrag({ from: drag.from, to: x });
  };
  const finish = (x: number, rangeOf = draggedRange) => {
    const range = drag === null ? null : rangeOf(plot, { from: drag.from, to: x });
    setDrag(null);
    if (range !== null) onZoom?.(range.start, range.end);
  };
  return {
    selected: selectedPixels(plot, drag),
    cancel: () => setDrag(null),
    reach,
    press: (x) => {
      if (drag !== null) finish(x, pressedRange);
      else if (onZoom !== undefined) setDrag({ from: x, to: x });
    },
    start: (event) => {
      if (onZoom === undefined || event.button !== 0 || event.pointerType === 'touch') return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: event.nativeEvent.offsetX, to: event.nativeEvent.offsetX });
    },
    move: (event) => reach(event.nativeEvent.offsetX),
    end: (event) => finish(event.nativeEvent.offsetX),
  };
}
