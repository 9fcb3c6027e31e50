/** The label that names the instance, container or host of a saturation, whatever its own metric calls it. */
export const OF_LABEL = 'of';

/**
 * Parts of the system pulse beside saturation and charts: the instances that restarted within the hour, and the version
 * of the runtime.
 */
export const RESTARTED = 'restarted';
export const RUNTIME_VERSION = 'runtime-version';
