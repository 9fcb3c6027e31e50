import { lazy, Suspense, type ComponentProps } from 'react';
import type { Sparkline as SparklineShape } from '@/ui/charts/sparkline';
import { ErrorBoundary } from './error-boundary';

const Sparkline = lazy(async () => ({ default: (await import('@/ui/charts/sparkline')).Sparkline }));

/** Seconds; whoever draws lines in full says meanwhile that they cannot be drawn. */
const RETRY = 30;

/** A sparkline that comes with the charts. The number beside it does not wait for it, and stands where it cannot be drawn at all. */
export function LazySparkline(props: ComponentProps<typeof SparklineShape>) {
  return (
    <ErrorBoundary renderFallback={() => null} retryAfter={RETRY}>
      <Suspense fallback={null}>
        <Sparkline {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
