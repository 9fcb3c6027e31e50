import { act, useRef } from 'react';
import { afterAll, expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { useChartBox } from './chart-box';

const { page, render } = testPage();

// The screen, which a document without a window does not have: an element comes near it when a test says so.
let tellNear: (entries: readonly { target: Element; isIntersecting: boolean }[]) => void = () => undefined;
vi.stubGlobal(
  'IntersectionObserver',
  class {
    constructor(tell: typeof tellNear) {
      tellNear = tell;
    }
    observe() {}
    unobserve() {}
  },
);
vi.stubGlobal(
  'ResizeObserver',
  class {
    constructor(readonly tell: (entries: readonly { target: Element }[]) => void) {}
    observe(target: Element) {
      this.tell([{ target }]);
    }
    unobserve() {}
  },
);
vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 136));

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Chart() {
  const root = useRef<HTMLDivElement>(null);
  const box = useChartBox(root);
  return <div ref={root}>{box === null ? 'none' : `${box.width} x ${box.height} at ${box.ratio}`}</div>;
}

const resize = (ratio: number) =>
  act(() => {
    vi.stubGlobal('devicePixelRatio', ratio);
    window.dispatchEvent(new Event('resize'));
  });

test('a chart far from the screen stays unmeasured when the window changes, and one near it follows', () => {
  render(<Chart />);
  resize(1);
  expect(page.textContent).toBe('none');
  const [target] = page.children;
  if (target === undefined) throw new Error('no chart');
  act(() => tellNear([{ target, isIntersecting: true }]));
  expect(page.textContent).toBe('400 x 136 at 1');
  resize(2);
  expect(page.textContent).toBe('400 x 136 at 2');
});
