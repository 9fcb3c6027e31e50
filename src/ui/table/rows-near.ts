import { useEffect, useState, type RefObject } from 'react';

/** Places of a list: from `first` up to, but not including, `end`. */
export type Rows = { first: number; end: number };

/** Shorter lists are rendered completely. */
const WHOLE_UP_TO = 60;

/** Rows that are ready above and below the screen, so that neither a scroll nor an arrow key leads to nothing. */
const SPARE = 12;

/** The rendered rows change in steps of so many, to avoid rendering for every pixel of a scroll. */
const STEP = 8;

/** The rows near the screen of a list that begins `top` pixels below its upper edge. */
export function rowsNear(count: number, rowHeight: number, top: number, screen: number): Rows {
  if (count <= WHOLE_UP_TO || !(rowHeight > 0)) return { first: 0, end: Math.min(count, WHOLE_UP_TO) };
  const first = Math.floor((-top / rowHeight - SPARE) / STEP) * STEP;
  const end = Math.ceil(((screen - top) / rowHeight + SPARE) / STEP) * STEP;
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) };
}

/** The same for the list in `ref`, whose rows are all `rowRem` high, while the page scrolls. */
export function useRowsNear(ref: RefObject<HTMLElement | null>, count: number, rowRem: number): Rows {
  const [rows, setRows] = useState(() => rowsNear(count, rowRem, 0, 0));
  // Scrolling and the size of the screen, which belong to the browser. To ask where a list stands makes it lay out the
  // page at once.
  useEffect(() => {
    if (count <= WHOLE_UP_TO) return undefined;
    const update = () => {
      if (ref.current === null) return;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const next = rowsNear(count, rowRem * rem, ref.current.getBoundingClientRect().top, innerHeight);
      setRows((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    update();
    addEventListener('scroll', update, { passive: true });
    addEventListener('resize', update);
    return () => {
      removeEventListener('scroll', update);
      removeEventListener('resize', update);
    };
  }, [ref, count, rowRem]);
  // A list that was filtered is shorter before the effect has run.
  return count <= WHOLE_UP_TO
    ? { first: 0, end: count }
    : { first: Math.min(rows.first, count), end: Math.min(rows.end, count) };
}
