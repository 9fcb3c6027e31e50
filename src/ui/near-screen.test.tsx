import { act, useRef } from 'react';
import { expect, test, vi } from 'vitest';
import { useIsNear } from './near-screen';
import { testPage } from './test-page';

const { page, render } = testPage();

// The screen, which a document without a window does not have: nothing is near it until a test says so.
const watching = new Set<IntersectionObserverCallback>();
class Screen extends IntersectionObserver {
  constructor(private readonly tell: IntersectionObserverCallback) {
    super(tell);
    watching.add(tell);
  }

  override disconnect(): void {
    watching.delete(this.tell);
  }
}
vi.stubGlobal('IntersectionObserver', Screen);

const screen = new Screen(() => undefined);
watching.clear();
const scroll = (...near: boolean[]) =>
  act(() =>
    watching.forEach((tell) =>
      tell(
        near.map((isIntersecting) => ({ isIntersecting }) as IntersectionObserverEntry),
        screen,
      ),
    ),
  );

function Table({ isPlaced }: { isPlaced: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  return <div ref={place}>{useIsNear(place, isPlaced) ? 'near' : 'far'}</div>;
}

test('what has been near is far again once the reader has scrolled away, so that it is not asked for ever', () => {
  render(<Table isPlaced />);
  expect(page.textContent).toBe('far');
  scroll(true);
  expect(page.textContent).toBe('near');
  scroll(false);
  expect(page.textContent).toBe('far');
});

test('of several tellings at once the last one holds', () => {
  render(<Table isPlaced />);
  scroll(true, false);
  expect(page.textContent).toBe('far');
  scroll(false, true);
  expect(page.textContent).toBe('near');
});

test('nothing is near before it stands where it will stay: what is above it is still missing', () => {
  render(<Table isPlaced={false} />);
  expect(watching.size).toBe(0);
  render(<Table isPlaced />);
  expect(watching.size).toBe(1);
});
