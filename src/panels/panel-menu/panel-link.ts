/** The address of the same view with one panel picked out. Filters, range and theme stay as they are in `pageUrl`. */
export function panelLink(pageUrl: string, panelId: string): string {
  const url = new URL(pageUrl);
  url.searchParams.set('panel', panelId);
  return url.href;
}
