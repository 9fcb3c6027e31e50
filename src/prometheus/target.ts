import type { Labels } from './series';

/** One scraped target as `/api/v1/targets` has it. `scrapeInterval` in seconds, null on servers that do not say. */
export type Target = {
  labels: Labels;
  health: 'up' | 'down' | 'unknown';
  lastError: string;
  lastScrape: number | null;
  scrapeInterval: number | null;
  scrapeUrl: string;
};
