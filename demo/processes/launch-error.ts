/**
 * Something the user can act on. Its message is shown alone, without a stack trace: a sentence that names the cause,
 * and one that names the fix.
 */
export class LaunchError extends Error {
  override name = 'LaunchError';
}
