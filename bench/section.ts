import type { Browser } from '@playwright/test';
import type { Subject } from './browser/subject';
import type { Figures } from './figures';
import type { Stack } from './stack/stack';

/**
 * The sections of a measurement, in this order: each takes a minute or two, all of them a quarter of an hour. A server
 * that has just started reads the five minutes of a rate from generated blocks and from memory, which doubles the cost
 * of a refresh; `server` waits until that is over.
 */
export const SECTION_NAMES = [
  'size',
  'load',
  'hover',
  'heavy',
  'paint',
  'refresh',
  'slow',
  'server',
  'tables',
  'answers',
  'ranges',
] as const;

export type SectionName = (typeof SECTION_NAMES)[number];

/**
 * `folder`: below the assets; `heavy`: the page with one chart of many lines, if it has one; `ours`: has tables and
 * compressed copies.
 */
export type Candidate = { subject: Subject; folder: string; heavy: Subject | undefined; ours: boolean };

/** `port`: a free port for a server of a section. */
export type Bench = {
  browser: Browser;
  stack: Stack;
  loads: number;
  refreshes: number;
  throttle: number;
  port: number;
};

/**
 * Measures all candidates, alternating where possible, so that changes in machine speed affect all of them. One result
 * per candidate.
 */
export type Section = (candidates: readonly Candidate[], bench: Bench) => Promise<Figures[]>;
