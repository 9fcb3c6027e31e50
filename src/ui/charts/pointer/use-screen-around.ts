import { useEffect, useRef, type RefObject } from 'react';
import type { ScreenAround } from './tooltip-place';

/** Pixels that stay free at the edge of the screen: a frame on the edge looks cut off. */
const MARGIN = 4;

function measure(chart: Element): ScreenAround {
  const { left, right, top, bottom } = chart.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  return {
    left: left - MARGIN,
    right: clientWidth - MARGIN - right,
    above: top - MARGIN,
    below: clientHeight - MARGIN - bottom,
  };
}

/**
 * What the screen has around the chart in which `element` stands. It is measured when that appears, and again after the
 * page was scrolled or got another size, but not at every move of a pointer. Asked in a layout effect.
 */
export function useScreenAround(element: RefObject<HTMLElement | null>): () => ScreenAround | null {
  const known = useRef<ScreenAround | null>(null);
  // The window, in which the chart gets another place.
  useEffect(() => {
    const forget = () => {
      known.current = null;
    };
    window.addEventListener('scroll', forget, { passive: true });
    window.addEventListener('resize', forget);
    return () => {
      window.removeEventListener('scroll', forget);
      window.removeEventListener('resize', forget);
    };
  }, []);
  return () => {
    const chart = element.current?.offsetParent ?? null;
    known.current ??= chart === null ? null : measure(chart);
    return known.current;
  };
}
