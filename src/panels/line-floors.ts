/** A small line reaches at least this high: the noise of what is idle is not a mountain, and 0.1 % of failures no alarm. Requests per second, and a share. */
export const REQUESTS_FLOOR = 1;
export const RATIO_FLOOR = 0.03;
