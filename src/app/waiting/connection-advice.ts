import type { PrometheusError } from '@/prometheus/prometheus-error';
import { resolveServerUrl } from '@/prometheus/server-url';

/**
 * What to look at when a server gives no usable answer: the likely causes for this kind of failure and these two addresses, each with its
 * fix. The browser tells no script why a request failed, so several may apply.
 */
export function connectionAdvice({ kind, status }: PrometheusError, serverUrl: string, pageUrl: string): string[] {
  const server = resolveServerUrl(serverUrl, pageUrl);
  if (server === null) return [`“${serverUrl}” is not an address: write http(s)://host:port, or a path relative to this page, into config.json.`];
  switch (kind) {
    case 'unreachable':
      return unreachable(new URL(server), new URL(pageUrl));
    case 'unauthorized':
      return [
        `Sign in where this page comes from and leave it open: it asks again every 30 seconds.`,
        'Prometheus allows no credentials across origins: serve this page from the same origin, or put both behind one proxy.',
      ];
    case 'malformed':
      return [
        `${server}/api/v1/query must answer JSON. Is there a prefix missing, as set by --web.external-url or --web.route-prefix?`,
        'A sign-in page in place of the API answers HTML: sign in, or exempt the API.',
        'VictoriaMetrics cluster answers under /select/0/prometheus.',
      ];
    case 'overloaded':
      return [status === 503 ? 'Prometheus may be starting: it replays its log before it answers.' : 'The server asks to be left alone for a moment; this page waits as told.'];
    case 'rejected':
      return ['The server understood the question and refused it; its own words are above.'];
  }
}

function unreachable(server: URL, page: URL): string[] {
  const steps = [`Does Prometheus listen at ${server.origin}? curl ${server.href.replace(/\/$/, '')}/-/ready tells.`];
  if (page.protocol === 'https:' && server.protocol === 'http:') steps.push('This page came over https and may not ask a server over http: serve Prometheus over https, or through the same proxy as this page.');
  if (page.origin !== server.origin) {
    steps.push(`The answer must allow this page's origin: --web.cors.origin must match ${page.origin}, and a proxy in between must keep that header.`);
  }
  if (server.protocol === 'https:') steps.push('A certificate that this browser does not trust looks the same from here: open the address in a tab of its own.');
  return steps;
}
