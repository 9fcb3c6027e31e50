import { upstream, withoutCredentials } from './upstream';

const TIMEOUT_MS = 3000;

/** One word or sentence about a server: whether it can be reached. Prometheus and Alertmanager both answer at `/-/ready`. */
export async function probe(url: URL): Promise<string> {
  const { origin, pathPrefix, headers } = upstream(url);
  try {
    const address = `${origin}${pathPrefix}/-/ready`;
    // Not followed: the page would be sent to another origin, which it may not read.
    const response = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) return `sends on to ${withoutCredentials(new URL(location, address))}: give the address where it answers itself`;
    return response.ok ? 'ready' : `answers ${response.status}: check the address and the rights`;
  } catch {
    return 'cannot be reached now; the page shows it as soon as it can';
  }
}
