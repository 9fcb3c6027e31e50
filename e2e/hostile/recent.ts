/** Parameters of the page in tests with hostile data, which only has a few minutes of history. */
export const RECENT = { from: 'now-5m', refresh: '5s' };
