import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../project';
import { isExecutable } from './places';
import { run } from './run';

const FILE_NAMES = ['chrome', 'Chromium', 'Google Chrome for Testing'];

/** A Chromium downloaded earlier by Playwright. */
export function cachedBrowser(cache: string): string | undefined {
  const folder = join(cache, 'browsers');
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => FILE_NAMES.some((name) => file.endsWith(`/${name}`)))
    .map((file) => join(folder, file))
    .find(isExecutable);
}

/** Downloads the build that Playwright is tested with, because Chromium has no releases with checksums. */
export async function downloadBrowser(cache: string): Promise<void> {
  const playwright = join(ROOT, 'node_modules/.bin/playwright');
  await run(playwright, ['install', '--no-shell', 'chromium'], {
    env: { PLAYWRIGHT_BROWSERS_PATH: join(cache, 'browsers') },
  });
}
