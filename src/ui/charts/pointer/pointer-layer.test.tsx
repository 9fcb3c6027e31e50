import { act } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { loadWhatOpens } from '@/ui/loading/opened';
import { testPage } from '@/ui/test-page';
import type { ChartPalette } from '@/ui/charts/colours/chart-palette';
import type { ChartScene } from '@/ui/charts/chart-scene';
import { PointerLayer } from './pointer-layer';

const { page, render } = testPage();

beforeAll(loadWhatOpens);

const BOX = { width: 400, height: 136, textSize: 11, gutter: 48, font: 'sans-serif', ratio: 1 };
const PLOT = { left: 48, right: 396, upper: 16, lower: 116, min: 0, top: 4, scale: 1, start: 0, end: 30 };
const SCENE: ChartScene = { range: { start: 0, end: 30 }, unit: 'count', timeZone: 'UTC', series: [] };

const LINES: ChartScene = {
  ...SCENE,
  series: [{ key: 'a', name: 'a', colour: 's1', times: Float64Array.of(0, 15, 30), values: Float64Array.of(1, 2, 3) }],
};

function renderLayer(onZoom?: (start: number, end: number) => void): void {
  render(
    <PointerLayer label="Requests" scene={LINES} box={BOX} plot={PLOT} palette={{} as ChartPalette} onZoom={onZoom} />,
  );
}

/** Whether the chart has taken a key for itself. */
function isTaken(key: string, modifiers: KeyboardEventInit = {}): boolean {
  renderLayer();
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
  act(() => void page.querySelector('[role="application"]')?.dispatchEvent(event));
  return event.defaultPrevented;
}

test('arrows read the chart, also with Shift', () => {
  expect([isTaken('ArrowLeft'), isTaken('ArrowRight', { shiftKey: true }), isTaken('Home')]).toEqual([
    true,
    true,
    true,
  ]);
});

test('with another key they stay those of the browser, where Alt or Cmd with the left one goes back', () => {
  expect([
    isTaken('ArrowLeft', { altKey: true }),
    isTaken('ArrowLeft', { metaKey: true }),
    isTaken('Home', { ctrlKey: true }),
  ]).toEqual([false, false, false]);
});

/** A mouse at so many pixels from the left. */
function point(type: string, offsetX: number): void {
  const event = Object.defineProperty(
    new PointerEvent(type, { bubbles: true, button: 0, pointerType: 'mouse' }),
    'offsetX',
    { value: offsetX },
  );
  act(() => void page.querySelector('[role="application"]')?.dispatchEvent(event));
}

const isRead = () => page.querySelector('[data-series]') !== null;

test('after a zoom nothing is read until the mouse moves: another time lies under it than before', () => {
  const zoomed: number[][] = [];
  renderLayer((start, end) => zoomed.push([start, end]));
  point('pointermove', 60);
  point('pointerdown', 60);
  point('pointermove', 220);
  expect(isRead()).toBe(true);
  point('pointerup', 220);
  expect([zoomed.length, isRead()]).toEqual([1, false]);
  point('pointermove', 221);
  expect(isRead()).toBe(true);
});

test('a click leaves what is read', () => {
  renderLayer(() => undefined);
  point('pointermove', 60);
  point('pointerdown', 60);
  point('pointerup', 60);
  expect(isRead()).toBe(true);
});

/** Keys pressed one after the other, and what they zoom into. */
function zoomedBy(...keys: readonly string[]): number[][] {
  const zoomed: number[][] = [];
  renderLayer((start, end) => zoomed.push([start, end]));
  for (const key of keys)
    act(
      () =>
        void page
          .querySelector('[role="application"]')
          ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    );
  return zoomed;
}

test('keys zoom as a drag does: Enter where it begins and where it ends, in any order', () => {
  expect(zoomedBy('Home', 'Enter', 'ArrowRight', 'Enter')).toEqual([[0, 15]]);
  expect(zoomedBy('End', 'Enter', 'ArrowLeft', 'Enter')).toEqual([[15, 30]]);
});

test('Enter zooms nowhere before anything is read, twice in one place, and after Escape', () => {
  expect(zoomedBy('Enter', 'Enter')).toEqual([]);
  expect(zoomedBy('Home', 'Enter', 'Enter')).toEqual([]);
  expect(zoomedBy('Home', 'Enter', 'Escape', 'End', 'Enter')).toEqual([]);
});
