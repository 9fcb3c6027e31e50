/**
 * Where Prometheus is when nobody configured it: Prometheus serves a folder of static files at `/user/` itself, so the
 * page's own address up to there; anywhere else the page's own origin. Without a slash at the end.
 */
export function defaultServerUrl(pageUrl: string): string {
  const { origin, pathname } = new URL(pageUrl);
  const user = pathname.indexOf('/user/');
  return `${origin}${user === -1 ? '' : pathname.slice(0, user)}`;
}

/**
 * The absolute address of a configured server, a relative one resolved against the page; null where it is no http or
 * https address.
 */
export function resolveServerUrl(url: string, pageUrl: string): string | null {
  if (!URL.canParse(url, pageUrl)) return null;
  const { protocol, origin, pathname } = new URL(url, pageUrl);
  return protocol === 'http:' || protocol === 'https:' ? `${origin}${pathname.replace(/\/+$/, '')}` : null;
}

/** Names of the local machine, which browsers trust without encryption. */
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Whether the browser blocks requests to `url` from `pageUrl` as mixed content: the page came over https, and the
 * answer would not.
 */
export function isMixedContent(url: string, pageUrl: string): boolean {
  const [asked, page] = [new URL(url), new URL(pageUrl)];
  return page.protocol === 'https:' && asked.protocol === 'http:' && !LOOPBACK.test(asked.hostname);
}
