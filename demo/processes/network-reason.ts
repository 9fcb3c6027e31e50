/**
 * Why a request got no answer, in the system's words. Of what went wrong on the line `fetch` itself says no more than
 * that it did: the reason is the innermost cause.
 */
export function networkReason(error: Error): string {
  if (error.cause instanceof Error) return networkReason(error.cause);
  // A name with several addresses, all of which refuse, is one error without a sentence.
  return error.message || ('code' in error && String(error.code)) || error.name;
}
