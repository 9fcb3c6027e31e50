import type { ServerResponse } from 'node:http';
import type { Endpoint } from './place';

/** Answers in place of the real server; `upstream` asks that one and gives the text of its answer. */
export type Answering = (response: ServerResponse, upstream: () => Promise<string>) => void | Promise<void>;

/**
 * How the page must take it. `failure`: nothing usable came, so the last good values stay. `signed out`: the same,
 * asked again gently. `doubt`: usable, and something about it is said. `odd`: usable, and nothing needs saying.
 */
export type Effect = 'failure' | 'signed out' | 'doubt' | 'odd';

export type Fault = {
  name: string;
  effect: Effect;
  /** How the reader must be told; null for what is `odd`. */
  says: RegExp | null;
  answer: Answering;
  /** Where it makes sense; every endpoint unless given. */
  only?: readonly Endpoint[];
  /**
   * No more questions than these are hit, each whenever it is asked; all unless given: twelve answers of 20 MB a second
   * prove nothing about one.
   */
  questions?: number;
};

export const JSON_TYPE = { 'content-type': 'application/json' };
