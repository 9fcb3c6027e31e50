import { type Browser, chromium } from '@playwright/test';
import { findProgram } from '../../demo/programs/find-program';
import playwright from '../../playwright.config';

/** Launches the same browser as the Playwright tests, outside of a test. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findProgram('chromium', console.error);
  return chromium.launch({ ...playwright.use?.launchOptions, executablePath });
}
