import type { Browser } from '@playwright/test';
import type { Subject } from './browser/subject';
import type { Figures } from './figures';
import type { Stack } from './stack/stack';

/**
 * The parts of a measurement: each takes a minute or two, all of them a quarter of an hour. In this order, because a
 * server that has just started reads the five minutes of a rate from the generated blocks and from its memory, so that
 * a refresh costs twice as much as later. `server` waits until that is over.
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
 * `folder` below the assets; `heavy` the page with one chart of many lines, where there is one of its own; `ours` pages
 * have tables and compressed copies.
 */
export type Candidate = { subject: Subject; folder: string; heavy: Subject | undefined; ours: boolean };

/** `port` is free for a server of a section. */
export type Bench = {
  browser: Browser;
  stack: Stack;
  loads: number;
  refreshes: number;
  throttle: number;
  port: number;
};

/**
 * Measures all candidates, in turns where possible, so that changes in the speed of the machine affect all of them. One
 * result per candidate.
 */
export type Section = (candidates: readonly Candidate[], bench: Bench) => Promise<Figures[]>;
