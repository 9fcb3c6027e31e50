/** An upstream server: its address, and the headers for authorization. */
export type Upstream = { origin: string; pathPrefix: string; headers: Record<string, string> };

/** Parses a URL. Its user and password become a header, so that they reach neither the browser nor a log. */
export function upstream({ origin, pathname, username, password }: URL): Upstream {
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
  return {
    origin,
    pathPrefix: pathname.replace(/\/+$/, ''),
    headers: username || password ? { authorization: `Basic ${credentials}` } : {},
  };
}

/** A percent sign that is not part of an escape, as in a password, is kept. */
function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
}

/** The local port of a URL; undefined for another machine. */
export function portHere({ hostname, port, protocol }: URL): number | undefined {
  if (!/^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(hostname)) return undefined;
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

/** The URL without user and password. */
export function withoutCredentials({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/+$/, '');
}
