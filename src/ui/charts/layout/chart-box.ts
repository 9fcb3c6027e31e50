import { useEffect, useState, type RefObject } from 'react';

/** Size of a chart in CSS pixels, its text in pixels and the pixels per CSS pixel of the screen it is on. */
export type ChartBox = { width: number; height: number; textSize: number; gutter: number; font: string; ratio: number };

/** Charts are mounted when they are this near the screen, so that a long page does not mount all of them at once. */
const NEAR = '600px';

function measure(element: Element): ChartBox | null {
  const { width, height } = element.getBoundingClientRect();
  // A canvas laid out to nothing would stay empty when the element gets its size back.
  if (width < 1 || height < 1) return null;
  const style = getComputedStyle(element);
  const pixels = (name: string, otherwise: number) => Number.parseFloat(style.getPropertyValue(name)) || otherwise;
  return {
    width: Math.round(width),
    height: Math.round(height),
    textSize: pixels('--chart-text', 11),
    gutter: pixels('--chart-gutter', 48),
    font: style.fontFamily,
    ratio: window.devicePixelRatio || 1,
  };
}

function isSame(a: ChartBox | null, b: ChartBox | null): boolean {
  return a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b));
}

/**
 * One of each for all charts: a table has a hundred small ones, and the browser visits every observer in every frame.
 */
let near: IntersectionObserver | null = null;
let sizes: ResizeObserver | null = null;
const updates = new Map<Element, () => void>();
/** Those that have come near. A resize, such as that of a phone whose address bar folds, mounts none of the others. */
const arrived = new Set<Element>();

window.addEventListener('resize', () => arrived.forEach((element) => updates.get(element)?.()));

/** Calls `update` once the element comes near the screen, and again whenever its size or that of the window changes. */
function watchBox(element: Element, update: () => void): () => void {
  sizes ??= new ResizeObserver((entries) => entries.forEach(({ target }) => updates.get(target)?.()));
  near ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near?.unobserve(target);
        sizes?.observe(target);
        arrived.add(target);
      }
    },
    { rootMargin: NEAR },
  );
  updates.set(element, update);
  near.observe(element);
  return () => {
    updates.delete(element);
    arrived.delete(element);
    near?.unobserve(element);
    sizes?.unobserve(element);
  };
}

/**
 * The size of an element once it comes near the screen, and again whenever it changes; null before, and while it has
 * none.
 */
export function useChartBox(ref: RefObject<Element | null>): ChartBox | null {
  const [box, setBox] = useState<ChartBox | null>(null);
  // Layout and the screen: the browser tells when the element nears the view, gets another size, or another pixel
  // density.
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    return watchBox(element, () => {
      const next = measure(element);
      if (next !== null) setBox((previous) => (isSame(previous, next) ? previous : next));
    });
  }, [ref]);
  return box;
}
