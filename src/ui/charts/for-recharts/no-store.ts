/**
 * Replaces `@reduxjs/toolkit`, `immer` and `reselect` inside recharts. They are the store of its charts; its axes, the
 * only part that this page uses, import it but need nothing from it outside a chart. To draw a whole chart with
 * recharts, remove this alias from `ops/bundle/aliases.ts`.
 */
function absent(): never {
  throw new Error('Left out by ops/bundle/aliases.ts');
}

/** The names under which recharts takes actions out of a slice when it is loaded. */
export function createSlice({ reducers }: { reducers: object }) {
  return { reducer: absent, actions: Object.fromEntries(Object.keys(reducers).map((name) => [name, absent])) };
}

function declared() {
  return absent;
}

// Called when recharts is loaded.
export {
  declared as combineReducers,
  declared as createAction,
  declared as createSelector,
  declared as prepareAutoBatched,
};

export function createListenerMiddleware() {
  return { middleware: absent, startListening: declared };
}

// Called by what makes, changes or reads a store.
export { absent as autoBatchEnhancer, absent as castDraft, absent as configureStore, absent as current };
