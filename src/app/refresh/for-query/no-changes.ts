/**
 * Stands in for the parts of `@tanstack/react-query` that its client brings along unused: what changes something on a server, which this page
 * never does, and lists that grow page by page. Whoever needs one of them takes this file out of the aliases of the build.
 */
function absent(): never {
  throw new Error('Left out by ops/bundle/aliases.ts');
}

/** What changes something on a server, of which there is never any. A client makes one, and tells it when the browser is online or in front again. */
export class MutationCache {
  readonly findAll = absent;
  readonly clear = (): void => undefined;
  readonly resumePausedMutations = (): Promise<void> => Promise.resolve();
}

export { absent as hasNextPage, absent as hasPreviousPage, absent as infiniteQueryBehavior, absent as getDefaultState, absent as Mutation };
