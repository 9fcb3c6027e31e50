/**
 * Replaces the parts of `@tanstack/react-query` for mutations, as this page never changes anything on a server, and for
 * infinite queries. To use one of them, remove this alias from `ops/bundle/aliases.ts`.
 */
function absent(): never {
  throw new Error('Left out by ops/bundle/aliases.ts');
}

/**
 * What changes something on a server, of which there is never any. A client makes one, and tells it when the browser is
 * online or in front again.
 */
export class MutationCache {
  readonly findAll = absent;
  readonly clear = (): void => undefined;
  readonly resumePausedMutations = (): Promise<void> => Promise.resolve();
}

export {
  absent as hasNextPage,
  absent as hasPreviousPage,
  absent as infiniteQueryBehavior,
  absent as getDefaultState,
  absent as Mutation,
};
