import { memo, useState, useSyncExternalStore, type ComponentProps } from 'react';
import { loadUntilThere } from '@/ui/loading/load-until-there';
import type { Sparkline } from './sparkline';

type Shape = typeof Sparkline;

let known: Shape | null = null;
let isAsked = false;
const waiting = new Set<() => void>();

/** While it cannot be fetched whoever draws lines in full says that they cannot be drawn. */
async function load(): Promise<void> {
  known = (await import('./sparkline')).Sparkline;
  waiting.forEach((render) => render());
}

function wait(render: () => void): () => void {
  waiting.add(render);
  if (!isAsked) loadUntilThere(load);
  isAsked = true;
  return () => void waiting.delete(render);
}

const isKnown = () => known !== null;

/**
 * A sparkline that comes with the charts. The number beside it does not wait for it, and stands where it cannot be drawn at all. Once it is there
 * nothing is put around it: of all that React keeps of a page with ninety of them, what waits for them was nearly a tenth.
 */
export const LazySparkline = memo(function LazySparkline(props: ComponentProps<Shape>) {
  // As it was at first, because a line that is drawn already would be made anew by what stands around it.
  const [Known] = useState(() => known);
  return Known === null ? <Awaited {...props} /> : <Known {...props} />;
});

/**
 * All that wait are rendered at once, in one piece. What waits for React's `lazy` is rendered when nothing else is to be, and from the start again
 * whenever something is: seven times on a page that fills.
 */
function Awaited(props: ComponentProps<Shape>) {
  return useSyncExternalStore(wait, isKnown) ? <LazySparkline {...props} /> : null;
}
