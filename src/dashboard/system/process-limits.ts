/** What a process says of its own that can run full, and how much of it there is: the first of the names that it exposes is read. */
export const NODE_LAG = ['nodejs_eventloop_lag_p99_seconds', 'nodejs_eventloop_lag_seconds', 'nodejs_eventloop_delay_p99_seconds', 'nodejs_eventloop_delay_p99'];
export const OPEN_FILES = ['process_open_fds', 'process_files_open_files', 'process_unix_file_descriptor_count', 'process_open_file_descriptor_count'];
export const MOST_FILES = ['process_max_fds', 'process_files_max_files'];

/** A lag is told anew at every scrape, and one slow second is no saturation; seconds. */
export const LAG_WINDOW = 60;
