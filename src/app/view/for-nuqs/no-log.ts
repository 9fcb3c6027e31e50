/** Replaces the debug log of `nuqs`. To use it, remove this alias from `ops/bundle/aliases.ts`. */
const silent = /* @__NO_SIDE_EFFECTS__ */ (): void => undefined;

export { silent as t, silent as i, silent as n, silent as r };
