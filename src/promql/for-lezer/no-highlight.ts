/**
 * Replaces `@lezer/highlight`, which the PromQL grammar imports to tell an editor the colour of each token: this page
 * only reads syntax trees. To show an editor, remove this alias from `ops/bundle/aliases.ts`.
 */
export function styleTags() {
  return () => null;
}

/** Named by the grammar when it is loaded, one of them called. */
export const tags = { function: () => null };
