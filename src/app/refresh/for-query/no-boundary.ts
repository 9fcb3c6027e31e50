/**
 * Stands in for the parts of `@tanstack/react-query` by which a boundary around a component waits for its answer or shows its error, and for what is restored
 * from storage: here whoever asks says both itself, and nothing is stored. Whoever needs one of them takes this file out of the aliases of the build.
 */
function absent(): never {
  throw new Error('Left out by ops/bundle/aliases.ts');
}

const never = (): false => false;

export { never as ensureSuspenseTimers, never as shouldSuspend, never as ensurePreventErrorBoundaryRetry, never as getHasError };
export { never as useClearResetErrorBoundary, never as useQueryErrorResetBoundary, never as useIsRestoring };
export { absent as fetchOptimistic, absent as defaultThrowOnError, absent as QueryErrorResetBoundary, absent as IsRestoringProvider };
