/** The reader's choice: exactly one service (its `job`), any number of endpoints and instances; empty means all. */
export type Filters = { service: string; endpoints: readonly string[]; instances: readonly string[] };
