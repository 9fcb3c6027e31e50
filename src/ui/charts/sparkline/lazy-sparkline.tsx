import { memo, useState, useSyncExternalStore, type ComponentProps } from 'react';
import { loadUntilThere } from '@/ui/loading/load-until-there';
import type { Sparkline } from './sparkline';

type Shape = typeof Sparkline;

let known: Shape | null = null;
let isAsked = false;
const waiting = new Set<() => void>();

/** A failure is not shown here: the charts, which are in the same chunk, say that they cannot be drawn. */
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
 * A sparkline that is loaded with the charts. The number beside it does not wait for it, and is shown even if it cannot
 * be loaded. Without a `Suspense` around it, which for ninety sparklines was nearly a tenth of what React keeps of a
 * page.
 */
export const LazySparkline = memo(function LazySparkline(props: ComponentProps<Shape>) {
  // As it was at the first render: another component in its place would mount a line again that is already drawn.
  const [Known] = useState(() => known);
  return Known === null ? <Awaited {...props} /> : <Known {...props} />;
});

/**
 * All waiting sparklines are rendered at once. With React's `lazy` they would be rendered at low priority, and started
 * again whenever something else is rendered: seven times during a load.
 */
function Awaited(props: ComponentProps<Shape>) {
  return useSyncExternalStore(wait, isKnown) ? <LazySparkline {...props} /> : null;
}
