import { test } from '@playwright/test';

/** Reports a measured duration: limits in tests are generous for busy machines, so the figure tells more. */
export function reportDuration(what: string, seconds: number): void {
  const description = `${what}: ${seconds.toFixed(2)} s`;
  test.info().annotations.push({ type: 'measured', description });
  console.log(`    ${description}`);
}
