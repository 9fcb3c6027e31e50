import { act } from 'react';
import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import type { ChartPalette } from './chart-palette';
import type { ChartScene } from './chart-scene';
import { PointerLayer } from './pointer-layer';

const { page, render } = testPage();

const BOX = { width: 400, height: 136, textSize: 11, gutter: 48, font: 'sans-serif', ratio: 1 };
const PLOT = { left: 48, right: 396, upper: 16, lower: 116, min: 0, top: 4, scale: 1, start: 0, end: 30 };
const SCENE: ChartScene = { range: { start: 0, end: 30 }, unit: 'count', timeZone: 'UTC', series: [] };

/** Whether the chart has taken a key for itself. */
function isTaken(key: string, modifiers: KeyboardEventInit = {}): boolean {
  render(
    <PointerLayer
      label="Requests"
      scene={{ ...SCENE, series: [{ key: 'a', name: 'a', colour: 's1', times: Float64Array.of(0, 15, 30), values: Float64Array.of(1, 2, 3) }] }}
      box={BOX}
      plot={PLOT}
      palette={{} as ChartPalette}
      onZoom={undefined}
    />,
  );
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
  act(() => void page.querySelector('[role="application"]')?.dispatchEvent(event));
  return event.defaultPrevented;
}

test('arrows read the chart, also with Shift', () => {
  expect([isTaken('ArrowLeft'), isTaken('ArrowRight', { shiftKey: true }), isTaken('Home')]).toEqual([true, true, true]);
});

test('with another key they stay those of the browser, where Alt or Cmd with the left one goes back', () => {
  expect([isTaken('ArrowLeft', { altKey: true }), isTaken('ArrowLeft', { metaKey: true }), isTaken('Home', { ctrlKey: true })]).toEqual([false, false, false]);
});
