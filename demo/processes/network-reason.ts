/** The reason why a request failed: the innermost cause, because `fetch` itself only says that it did. */
export function networkReason(error: Error): string {
  if (error.cause instanceof Error) return networkReason(error.cause);
  // If all addresses of a name refuse, the error has a code but no message.
  return error.message || ('code' in error && String(error.code)) || error.name;
}
