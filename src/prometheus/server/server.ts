/**
 * One Prometheus from the configuration. Addresses are absolute or relative to the page, with or without a slash at the end. `replicas`: others
 * with the same data, which are read where this one does not answer. `overlap`: seconds that samples may come late. `upstream`: where the server
 * itself is, if `url` leads to it through a proxy; it is named to whoever has to mend something, and never asked.
 */
export type Server = { name: string; url: string; alertmanagers: readonly string[]; replicas?: readonly string[]; tenant?: string; overlap?: number; upstream?: string };
