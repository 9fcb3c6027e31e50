import type { Endpoint } from './endpoint';

/** What a service counts about its requests, in whatever metric names it has. */
export type Meter = {
  started: () => void;
  finished: (endpoint: Endpoint, status: number, seconds: number) => void;
};
