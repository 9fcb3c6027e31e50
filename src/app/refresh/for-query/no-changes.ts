/**
 * Stands in for the two parts of `@tanstack/react-query` that its client brings along unused: what changes something on a server, which this page
 * never does, and lists that grow page by page. Whoever needs one of them takes this file out of the aliases of the build.
 */
function absent(): never {
  throw new Error('@tanstack/react-query was built for reading alone: see ops/bundle/aliases.ts');
}

export { absent as getDefaultState, absent as hasNextPage, absent as hasPreviousPage, absent as infiniteQueryBehavior, absent as Mutation };
