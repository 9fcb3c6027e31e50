/** One Prometheus from the configuration. `url` is absolute or relative to the page, without a trailing slash requirement. */
export type Server = { name: string; url: string; alertmanagers: readonly string[]; tenant?: string };
