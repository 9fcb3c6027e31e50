import type { BrowserContext } from '@playwright/test';

/** config.json is optional, and the browser logs its 404. */
const isExpected = (url: string): boolean => new URL(url, 'http://page').pathname.endsWith('/config.json');

/** What the browser logs for each request to a Prometheus that is stopped or is shutting down, maybe within an answer. */
export const CONNECTION_ERRORS =
  /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|ERR_INCOMPLETE_CHUNKED|ERR_CONTENT_LENGTH|503 \(Service Unavailable\)/;

/**
 * Collects errors of all pages of a context from now on: console errors, uncaught exceptions, and violations of the
 * Content-Security-Policy, which Chromium logs to the console. The array grows while the pages live.
 */
export function collectBrowserErrors(context: BrowserContext): readonly string[] {
  const browserErrors: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.location().url)) browserErrors.push(message.text());
  });
  context.on('weberror', (error) => browserErrors.push(error.error().message));
  return browserErrors;
}
