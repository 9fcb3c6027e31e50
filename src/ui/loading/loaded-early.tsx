import { createLoadedParts } from './loaded-parts';

/**
 * `loadedEarly`: a part of the page in a chunk of its own that is needed in any case. `loadEarlyParts` loads from then on all of them, beside the answers to
 * the first questions.
 */
export const { loadedPart: loadedEarly, loadParts: loadEarlyParts } = createLoadedParts();
