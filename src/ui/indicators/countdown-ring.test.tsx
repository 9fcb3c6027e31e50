import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import { CountdownRing } from './countdown-ring';

const { page, render } = testPage();

/** The share of the ring that is filled, of its two circles the second; 0 where there is none. */
function filled(fraction: number | null): number {
  render(<CountdownRing fraction={fraction} />);
  const [length = 0, around = 1] =
    page.querySelectorAll('circle')[1]?.getAttribute('stroke-dasharray')?.split(' ').map(Number) ?? [];
  return length / around;
}

test.each([
  ['by the share of the interval that has passed', 0.5, 0.5],
  ['and no further while the next refresh is late', 2.6, 1],
  ['not at all for a refresh that a clock running ahead puts into the future', -3, 0],
  ['not at all while the page is paused', null, 0],
])('is filled %s', (_, fraction, expected) => {
  expect(filled(fraction)).toBeCloseTo(expected);
});
