import { expect, test } from 'vitest';
import { rateWindow } from './rate-window';

test('the wanted window is kept at steps up to the window', () => {
  expect(rateWindow(300, 15, 15)).toBe(300);
  expect(rateWindow(300, 15, 300)).toBe(300);
});

test('above the window it becomes the step, so that nothing between two points is left out', () => {
  expect(rateWindow(300, 15, 900)).toBe(900);
});

test('it always holds at least four scrapes', () => {
  expect(rateWindow(60, 60, 15)).toBe(240);
});
