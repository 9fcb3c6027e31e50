/**
 * Where Prometheus is when nobody configured it: Prometheus serves a folder of static files at `/user/` itself, so the page's own address
 * up to there; anywhere else the page's own origin. Without a slash at the end.
 */
export function defaultServerUrl(pageUrl: string): string {
  const { origin, pathname } = new URL(pageUrl);
  const user = pathname.indexOf('/user/');
  return `${origin}${user === -1 ? '' : pathname.slice(0, user)}`;
}

/** The absolute address of a configured server, relative ones taken from the page; null where it is no address of the web. */
export function resolveServerUrl(url: string, pageUrl: string): string | null {
  if (!URL.canParse(url, pageUrl)) return null;
  const { protocol, origin, pathname } = new URL(url, pageUrl);
  return protocol === 'http:' || protocol === 'https:' ? `${origin}${pathname.replace(/\/+$/, '')}` : null;
}
