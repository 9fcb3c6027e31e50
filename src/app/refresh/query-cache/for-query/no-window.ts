/**
 * Replaces the parts of `@tanstack/react-query` that watch focus and network state: the refresh loop of the page does
 * that. To let the library refetch by itself, remove this alias from `ops/bundle/aliases.ts`.
 */
const unwatched = {
  subscribe: () => (): void => undefined,
  isFocused: (): boolean => true,
  isOnline: (): boolean => true,
};

class Unwatched {}

export { unwatched as focusManager, unwatched as onlineManager, Unwatched as FocusManager, Unwatched as OnlineManager };
