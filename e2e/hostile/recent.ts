/** What the tests of a hostile service look at: its servers run for one file of tests only. */
export const RECENT = { from: 'now-5m', refresh: '5s' };
