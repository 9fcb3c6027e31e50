import { lazy, memo, Suspense, useState, type ComponentProps } from 'react';
import type { Sparkline as SparklineShape } from '@/ui/charts/sparkline';
import { ErrorBoundary } from './error-boundary';

type Shape = typeof SparklineShape;

let known: Shape | null = null;

const Sparkline = lazy(async () => {
  known = (await import('@/ui/charts/sparkline')).Sparkline;
  return { default: known };
});

/** Seconds; whoever draws lines in full says meanwhile that they cannot be drawn. */
const RETRY = 30;

/**
 * A sparkline that comes with the charts. The number beside it does not wait for it, and stands where it cannot be drawn at all. Once it is there
 * nothing is put around it: of all that React keeps of a page with ninety of them, what waits for them was nearly a tenth.
 */
export const LazySparkline = memo(function LazySparkline(props: ComponentProps<Shape>) {
  // As it was at first, because a line that is drawn already would be made anew by what stands around it.
  const [Known] = useState(() => known);
  if (Known !== null) return <Known {...props} />;
  return (
    <ErrorBoundary renderFallback={() => null} retryAfter={RETRY}>
      <Suspense fallback={null}>
        <Sparkline {...props} />
      </Suspense>
    </ErrorBoundary>
  );
});
