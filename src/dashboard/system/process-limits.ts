/**
 * Metrics of a process about resources that can run full, and about their limits. Of each list the first one that is
 * exposed is read.
 */
export const NODE_LAG = [
  'nodejs_eventloop_lag_p99_seconds',
  'nodejs_eventloop_lag_seconds',
  'nodejs_eventloop_delay_p99_seconds',
  'nodejs_eventloop_delay_p99',
];
export const OPEN_FILES = [
  'process_open_fds',
  'process_files_open_files',
  'process_unix_file_descriptor_count',
  'process_open_file_descriptor_count',
];
export const MOST_FILES = ['process_max_fds', 'process_files_max_files'];

/** The event loop lag is averaged over this window, because one slow second is no saturation; seconds. */
export const LAG_WINDOW = 60;
