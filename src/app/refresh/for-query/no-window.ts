/**
 * Stands in for the parts of `@tanstack/react-query` that watch whether the window is in front and whether the browser is online: the page asks again by a loop of
 * its own, which knows both. Whoever has the library ask by itself takes this file out of the aliases of the build.
 */
const unwatched = { subscribe: () => (): void => undefined, isFocused: (): boolean => true, isOnline: (): boolean => true };

class Unwatched {}

export { unwatched as focusManager, unwatched as onlineManager, Unwatched as FocusManager, Unwatched as OnlineManager };
