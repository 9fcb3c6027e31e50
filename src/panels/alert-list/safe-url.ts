/**
 * The address in an annotation where opening it can only open a web page, null for everything else: annotations are filled from label
 * values, which are written by whoever sends metrics. A name before an `@` is refused because it reads as the host and is not.
 */
export function safeUrl(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { href, username, password } = new URL(trimmed);
  return username === '' && password === '' ? href : null;
}
