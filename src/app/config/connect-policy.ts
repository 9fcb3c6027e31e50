import type { Server } from '@/prometheus/server/server';
import { resolveServerUrl } from '@/prometheus/server/url';

/**
 * Adds a Content-Security-Policy that limits `connect-src` to the configured servers, before the first query. A second
 * policy can only restrict that of the build further.
 */
export function restrictConnections(servers: readonly Server[]): void {
  // Vite's development server has no policy and talks to its own socket.
  if (import.meta.env.DEV) return;
  const addresses = servers.flatMap((server) => [server.url, ...(server.replicas ?? []), ...server.alertmanagers]);
  const tag = document.createElement('meta');
  tag.httpEquiv = 'Content-Security-Policy';
  tag.content = `connect-src ${connectSources(addresses, document.baseURI).join(' ')}`;
  document.head.append(tag);
}

/**
 * `'self'` and the origins of the addresses. A policy cannot contain IPv6 literals; for those the scheme is allowed.
 */
export function connectSources(addresses: readonly string[], pageUrl: string): string[] {
  const origins = addresses.flatMap((address) => {
    const url = resolveServerUrl(address, pageUrl);
    if (url === null) return [];
    const { origin, protocol, hostname } = new URL(url);
    return [hostname.startsWith('[') ? protocol : origin];
  });
  return ["'self'", ...new Set(origins)];
}
