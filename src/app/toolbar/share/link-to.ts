/**
 * The address of the page with some of its parameters replaced; the service always stands in it, since the busiest one
 * may be another tomorrow.
 */
export function linkTo(parameters: Readonly<Record<string, string>>): string {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
