import { Skeleton } from './skeleton';

/**
 * Four cells of a strip that is still to come, two by two on a phone. `cell`: the height of each, and the space around
 * what stands in it.
 */
export function SkeletonStrip({ cell }: { cell: string }) {
  return (
    <div className="mt-2 grid grid-cols-2 border-t border-line desk:grid-cols-4">
      {Array.from({ length: 4 }, (_, place) => (
        <div key={place} className={cell}>
          <Skeleton className="h-3 w-22" />
        </div>
      ))}
    </div>
  );
}
