import type { Endpoint } from './endpoint';

/** The request metrics of a service, under any metric names. */
export type Meter = {
  started: () => void;
  finished: (endpoint: Endpoint, status: number, seconds: number) => void;
};
