import { type Count, FAILED, add } from './count';
import { STEPS, type Step } from './steps';

async function outcome({ run }: Step): Promise<Count> {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return FAILED;
  }
}

/**
 * Runs all steps, also after a failure, so that one run reports everything. Prints the sum as its last line; returns
 * the exit code.
 */
export async function runChecks(): Promise<number> {
  const counts: Count[] = [];
  for (const step of STEPS) {
    console.log(`\n== ${step.title}`);
    const began = Date.now();
    const count = await outcome(step);
    counts.push(count);
    console.log(
      `== ${step.title}: ${count.passed} passed, ${count.failed} failed, ${Math.round((Date.now() - began) / 1000)} s`,
    );
  }
  const { passed, failed } = add(counts);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
