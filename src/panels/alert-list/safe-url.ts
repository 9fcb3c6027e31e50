/**
 * The address in an annotation if it is one of http or https, otherwise null: annotations contain label values, which
 * may be hostile. Addresses with a user name before an `@` are refused, because it may look like the host.
 */
export function safeUrl(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { href, username, password } = new URL(trimmed);
  return username === '' && password === '' ? href : null;
}
