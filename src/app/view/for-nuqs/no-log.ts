/** Stands in for the log of `nuqs`, which only its own developers turn on. Whoever needs it takes this file out of the aliases of the build. */
const silent = /* @__NO_SIDE_EFFECTS__ */ (): void => undefined;

export { silent as t, silent as i, silent as n, silent as r };
