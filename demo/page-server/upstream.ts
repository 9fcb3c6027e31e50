/** A server behind ours: where it is, and the headers that open it. */
export type Upstream = { origin: string; pathPrefix: string; headers: Record<string, string> };

/** Take an address apart. Its user and password become a header here, so that they reach neither the browser nor a log. */
export function upstream({ origin, pathname, username, password }: URL): Upstream {
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
  return { origin, pathPrefix: pathname.replace(/\/+$/, ''), headers: username || password ? { authorization: `Basic ${credentials}` } : {} };
}

/** A sign of percent that begins no escape, as a password may have, stands for itself. */
function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
}

/** The address as it may be shown. */
export function withoutCredentials({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/+$/, '');
}
