/**
 * Sparklines reach at least this high (requests per second, and share of failures), so that noise does not fill them.
 */
export const REQUESTS_FLOOR = 1;
export const RATIO_FLOOR = 0.03;
