import { act, useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { facts } from '@/health/example-facts';
import type { VectorSource } from '@/panels/queries/vector-question';
import { testPage } from '@/ui/test-page';
import type { OverviewModel } from './use-overview';
import { useRowsTurn } from './use-rows-turn';

const { page, render } = testPage();

// The screen, which a document without a window does not have: nothing is on it until a test says so.
let tell: IntersectionObserverCallback = () => undefined;
class Screen extends IntersectionObserver {
  constructor(given: IntersectionObserverCallback) {
    super(given);
    tell = given;
  }
}
vi.stubGlobal('IntersectionObserver', Screen);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const scrollTo = (target: Element | null, isIntersecting: boolean) =>
  act(() => tell([{ target, isIntersecting } as IntersectionObserverEntry], new Screen(tell)));
const nextTask = () => act(() => vi.advanceTimersByTimeAsync(0));

type Known = { areFacts: boolean; areLines: boolean };

function Table({ areFacts, areLines }: Known) {
  const place = useRef<HTMLDivElement>(null);
  const model: Pick<OverviewModel, 'facts' | 'laterSource'> = {
    facts: areFacts ? facts() : null,
    laterSource: { isReady: areLines } as VectorSource,
  };
  return <div ref={place}>{useRowsTurn(place, model) ? 'rows' : ''}</div>;
}

async function rowsWith(known: Known) {
  render(<Table {...known} />);
  await nextTask();
  return page.textContent;
}

test('rows below the screen wait for the lines of the charts, and stay while others are asked for', async () => {
  expect(await rowsWith({ areFacts: true, areLines: false })).toBe('');
  expect(await rowsWith({ areFacts: true, areLines: true })).toBe('rows');
  expect(await rowsWith({ areFacts: true, areLines: false })).toBe('rows');
});

test('rows on the screen wait for their numbers only', async () => {
  expect(await rowsWith({ areFacts: false, areLines: false })).toBe('');
  scrollTo(page.firstElementChild, true);
  expect(await rowsWith({ areFacts: false, areLines: false })).toBe('');
  expect(await rowsWith({ areFacts: true, areLines: false })).toBe('rows');
});

test('rows that are scrolled to while the lines are computed come at once', async () => {
  expect(await rowsWith({ areFacts: true, areLines: false })).toBe('');
  scrollTo(page.firstElementChild, true);
  await nextTask();
  expect(page.textContent).toBe('rows');
  scrollTo(page.firstElementChild, false);
  expect(page.textContent).toBe('rows');
});
