/** What expressions depend on beside profile and filters; seconds. A `step` of 0 stands for an instant query. */
export type Resolution = { scrapeInterval: number; step: number };
