/**
 * One Prometheus from the configuration. Addresses are absolute or relative to the page, with or without a slash at the
 * end. `replicas`: others with the same data, which are read where this one does not answer. `overlap`: seconds that
 * samples may come late. `upstream`: the address of the server itself, if `url` is that of a proxy; it is only shown in
 * advice, and never queried.
 */
export type Server = {
  name: string;
  url: string;
  alertmanagers: readonly string[];
  replicas?: readonly string[];
  tenant?: string;
  overlap?: number;
  upstream?: string;
};
