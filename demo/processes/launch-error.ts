/**
 * An error that the user can fix. Its message is shown without a stack trace: a sentence with the cause, and one with
 * the solution.
 */
export class LaunchError extends Error {
  override name = 'LaunchError';
}
