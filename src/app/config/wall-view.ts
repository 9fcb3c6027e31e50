/**
 * One of the views that a wall takes turns with: a service under its filters, which are all of it where they are empty.
 */
export type WallView = { service: string; endpoints: readonly string[]; instances: readonly string[] };
