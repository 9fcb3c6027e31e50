import { createLoadedParts } from './loaded-parts';

/**
 * A part in a chunk of its own that is loaded when it is first rendered, and again after a failure, which React's `lazy`
 * keeps for ever: the dialogs of a panel could not be opened until the page was loaded anew.
 */
export const { loadedPart: onDemand } = createLoadedParts();
