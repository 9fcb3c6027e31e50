/**
 * Stands in for the part of `@tanstack/react-query` by which it could be given other timers than those of the browser. Whoever has some takes this file out of
 * the aliases of the build.
 */
export const timeoutManager = globalThis;

export const systemSetTimeoutZero = (callback: () => void): unknown => setTimeout(callback);
