/** A server behind ours: where it is, and the headers that open it. */
export type Upstream = { origin: string; pathPrefix: string; headers: Record<string, string> };

/** Take an address apart. Its user and password become a header here, so that they reach neither the browser nor a log. */
export function upstream({ origin, pathname, username, password }: URL): Upstream {
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return { origin, pathPrefix: pathname.replace(/\/+$/, ''), headers: username ? { authorization: `Basic ${credentials}` } : {} };
}

/** The address as it may be shown. */
export function withoutCredentials({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/+$/, '');
}
