import { createLoadedParts } from './loaded-parts';

/**
 * `loadedEarly`: a part of the page in a chunk of its own that is always needed. `loadEarlyParts` starts to load all of
 * them, while the first queries are being answered.
 */
export const { loadedPart: loadedEarly, loadParts: loadEarlyParts } = createLoadedParts();
