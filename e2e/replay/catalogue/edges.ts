/** The default buckets of Prometheus client libraries, seconds. */
export const USUAL_EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The same for histograms in milliseconds. */
export const MILLISECOND_EDGES = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];
