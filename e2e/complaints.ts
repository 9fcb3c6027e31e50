import type { Page } from '@playwright/test';

/** The configuration is optional, and the browser logs every 404 whoever expected it. */
const isExpected = (url: string): boolean => new URL(url, 'http://page').pathname.endsWith('/config.json');

/**
 * Collect what the browser holds against the page from now on: errors on its console, exceptions nobody caught, violations of the
 * Content-Security-Policy (which Chromium writes to the console). The array grows while the page lives.
 */
export function watchComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.location().url)) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
