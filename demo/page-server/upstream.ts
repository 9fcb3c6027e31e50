/** A server behind ours: where it is, and the headers that open it. */
export type Upstream = { origin: string; pathPrefix: string; headers: Record<string, string> };

/** Parses an address. Its user and password become a header, so that they reach neither the browser nor a log. */
export function upstream({ origin, pathname, username, password }: URL): Upstream {
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
  return {
    origin,
    pathPrefix: pathname.replace(/\/+$/, ''),
    headers: username || password ? { authorization: `Basic ${credentials}` } : {},
  };
}

/** A sign of percent that begins no escape, as a password may have, stands for itself. */
function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
}

/** The port of this machine that an address leads to; nothing where it leads elsewhere. */
export function portHere({ hostname, port, protocol }: URL): number | undefined {
  if (!/^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(hostname)) return undefined;
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

/** The address as it may be shown. */
export function withoutCredentials({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/+$/, '');
}
