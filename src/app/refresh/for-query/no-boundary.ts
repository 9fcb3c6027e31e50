/**
 * Replaces the parts of `@tanstack/react-query` for Suspense, error boundaries and persisted caches, none of which is used. To use one of them, remove this alias
 * from `ops/bundle/aliases.ts`.
 */
function absent(): never {
  throw new Error('Left out by ops/bundle/aliases.ts');
}

const never = (): false => false;

export { never as ensureSuspenseTimers, never as shouldSuspend, never as ensurePreventErrorBoundaryRetry, never as getHasError };
export { never as useClearResetErrorBoundary, never as useQueryErrorResetBoundary, never as useIsRestoring };
export { absent as fetchOptimistic, absent as defaultThrowOnError, absent as QueryErrorResetBoundary, absent as IsRestoringProvider };
