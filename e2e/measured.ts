import { test } from '@playwright/test';

/**
 * Put a duration into the report: the bound of a test is generous to a busy machine, the figure is what one looks at.
 */
export function report(what: string, seconds: number): void {
  const description = `${what}: ${seconds.toFixed(2)} s`;
  test.info().annotations.push({ type: 'measured', description });
  console.log(`    ${description}`);
}
