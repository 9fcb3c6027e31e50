import { describe, expect, it } from 'vitest';
import { testPage } from '@/ui/test-page';
import { AxisFrame } from './axis-frame';

const { page, render } = testPage();

const BOX = { width: 400, height: 136, textSize: 11, gutter: 48, font: 'sans-serif', ratio: 1 };
const PLOT = { left: 48, right: 396, upper: 16, lower: 116, min: 0, top: 1, scale: 1 };
const AXIS = { min: 0, top: 1, step: 0.25 };

const frame = (limits: readonly number[] = [], blank = false) => (
  <AxisFrame box={BOX} plot={PLOT} axis={AXIS} unit="ratio" limits={limits} blank={blank} />
);
const lines = () =>
  Array.from(page.querySelectorAll('line'), (line) =>
    ['x1', 'x2', 'y1', 'y2'].map((name) => Number(line.getAttribute(name))),
  );
const texts = () =>
  Array.from(page.querySelectorAll('text'), (text) => [
    text.textContent.replace('\u00a0', ' '),
    Number(text.getAttribute('x')),
    Number(text.getAttribute('y')),
  ]);

describe('AxisFrame', () => {
  it('draws a line across the plot at each number but the lowest, where the time axis is', () => {
    render(frame());
    expect(lines()).toEqual([...[91, 66, 41, 16].map((y) => [48, 396, y, y]), [48, 396, 116, 116]]);
  });

  it('writes each number beside the plot at its own height', () => {
    render(frame());
    expect(texts()).toEqual([
      ['0 %', 40, 116],
      ['25 %', 40, 91],
      ['50 %', 40, 66],
      ['75 %', 40, 41],
      ['100 %', 40, 16],
    ]);
  });

  it('leaves the line out where a threshold draws its own', () => {
    render(frame([0.52]));
    expect(lines().map(([, , y]) => y)).toEqual([91, 41, 16, 116]);
  });

  it('keeps the lines and not the numbers while there is nothing to count', () => {
    render(frame([], true));
    expect(lines()).toHaveLength(5);
    expect(
      texts()
        .map(([text]) => text)
        .join(''),
    ).toBe('');
  });
});
