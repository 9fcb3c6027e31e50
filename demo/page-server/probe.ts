import { upstream } from './upstream';

const TIMEOUT_MS = 3000;

/** One word or sentence about a server: whether it can be reached. Prometheus and Alertmanager both answer at `/-/ready`. */
export async function probe(url: URL): Promise<string> {
  const { origin, pathPrefix, headers } = upstream(url);
  try {
    const response = await fetch(`${origin}${pathPrefix}/-/ready`, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok ? 'ready' : `answers ${response.status}: check the address and the rights`;
  } catch {
    return 'cannot be reached now; the page shows it as soon as it can';
  }
}
