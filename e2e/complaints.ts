import type { BrowserContext } from '@playwright/test';

/** The configuration is optional, and the browser logs every 404 whoever expected it. */
const isExpected = (url: string): boolean => new URL(url, 'http://page').pathname.endsWith('/config.json');

/**
 * What the browser writes of each question to a Prometheus that is stopped: connections are refused, and while it stops
 * it refuses what it is still asked.
 */
export const OF_A_STOPPED_PROMETHEUS = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|503 \(Service Unavailable\)/;

/**
 * Collect what the browser holds against its pages from now on: errors on the console, exceptions nobody caught,
 * violations of the Content-Security-Policy (which Chromium writes to the console). The array grows while the pages
 * live.
 */
export function watchComplaints(context: BrowserContext): readonly string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.location().url)) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  return complaints;
}
