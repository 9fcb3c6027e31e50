/** Whose a saturation is, whatever label its metric has for it. */
export const OF_LABEL = 'of';

/** Parts of the system pulse beside saturation and what the charts show: who restarted within the hour, and which version the runtime has. */
export const RESTARTED = 'restarted';
export const RUNTIME_VERSION = 'runtime-version';
