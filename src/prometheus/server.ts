/**
 * One Prometheus from the configuration. Addresses are absolute or relative to the page, with or without a slash at the end. `replicas`: others
 * with the same data, which are read where this one does not answer. `overlap`: seconds that samples may come late.
 */
export type Server = { name: string; url: string; alertmanagers: readonly string[]; replicas?: readonly string[]; tenant?: string; overlap?: number };
