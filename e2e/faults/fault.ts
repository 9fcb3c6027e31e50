import type { ServerResponse } from 'node:http';
import type { Endpoint } from './place';

/** Answers in place of the real server; `upstream` forwards the request and resolves with the body of the response. */
export type Answering = (response: ServerResponse, upstream: () => Promise<string>) => void | Promise<void>;

/**
 * How the page must react. `failure`: no usable data, so the last values stay. `signed out`: the same, with retries
 * every 30 s. `doubt`: usable data with a warning. `odd`: usable data without a warning.
 */
export type Effect = 'failure' | 'signed out' | 'doubt' | 'odd';

export type Fault = {
  name: string;
  effect: Effect;
  /** What the page must show; null for `odd`. */
  says: RegExp | null;
  answer: Answering;
  /** The endpoints where it applies; all by default. */
  only?: readonly Endpoint[];
  /**
   * The number of distinct queries that are affected, each whenever it is sent; all by default. Limits the load: one
   * response of 20 MB per refresh suffices, not twelve.
   */
  questions?: number;
};

export const JSON_TYPE = { 'content-type': 'application/json' };
