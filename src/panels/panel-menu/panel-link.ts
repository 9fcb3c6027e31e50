/**
 * The address of the same view with one panel picked out. Filters, range and theme stay as they are in `pageUrl`; the
 * service always stands in it, since the busiest one may be another tomorrow.
 */
export function panelLink(pageUrl: string, service: string, panelId: string): string {
  const url = new URL(pageUrl);
  url.searchParams.set('service', service);
  url.searchParams.set('panel', panelId);
  return url.href;
}
