import { expect, test } from 'vitest';
import { freeBefore, markLabelLeft } from './mark-label';

const plot = { left: 48, scale: 1 };

test('a label ends at its mark, and begins there where the numbers of the axis stand', () => {
  expect(markLabelLeft(300, 50, plot, 600)).toBe(245);
  expect(markLabelLeft(60, 50, plot, 600)).toBe(65);
});

test('a label without room is left out, on either side of its mark', () => {
  const free = freeBefore(245, plot);
  expect(free).toBe(240);
  expect(markLabelLeft(241, 50, plot, free)).toBeNull();
  expect(markLabelLeft(240, 50, plot, free)).toBe(185);
  expect(markLabelLeft(90, 50, plot, 144)).toBeNull();
  expect(markLabelLeft(90, 50, plot, 145)).toBe(95);
});
