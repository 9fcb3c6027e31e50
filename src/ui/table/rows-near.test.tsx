import fc from 'fast-check';
import { useRef } from 'react';
import { expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { rowsNear, useRowsNear } from './rows-near';

const { page, render } = testPage();

function List({ count }: { count: number }) {
  const ref = useRef<HTMLUListElement>(null);
  const { first, end } = useRowsNear(ref, count, 2);
  return <ul ref={ref}>{`${first} to ${end}`}</ul>;
}

test('a short list is whole', () => {
  expect(rowsNear(60, 32, 5000, 800)).toEqual({ first: 0, end: 60 });
});

test('of five thousand rows those on the screen and some around it are there', () => {
  expect(rowsNear(5000, 32, 400, 800)).toEqual({ first: 0, end: 32 });
  expect(rowsNear(5000, 32, -64_000, 800)).toEqual({ first: 1984, end: 2040 });
});

test('before anything is measured there is a beginning, and not everything', () => {
  expect(rowsNear(5000, 0, 0, 0)).toEqual({ first: 0, end: 60 });
});

test('whatever is on the screen is there, never more than the list has, and never many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 10_000 }), fc.integer({ min: -400_000, max: 400_000 }), (count, top) => {
      const { first, end } = rowsNear(count, 32, top, 1080);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(count);
      expect(end - first).toBeLessThanOrEqual(100);
      for (const y of [0, 540, 1079]) {
        const row = Math.floor((y - top) / 32);
        if (row >= 0 && row < count) expect(row >= first && row < end).toBe(true);
      }
    }),
  );
});

test('where a list stands is asked only once it is too long to be whole: each answer makes the browser lay out the page', () => {
  const asked = vi.spyOn(Element.prototype, 'getBoundingClientRect');
  render(<List count={60} />);
  expect(page.textContent).toBe('0 to 60');
  expect(asked).not.toHaveBeenCalled();
  render(<List count={5000} />);
  expect(asked).toHaveBeenCalled();
  render(<List count={20} />);
  expect(page.textContent).toBe('0 to 20');
});
