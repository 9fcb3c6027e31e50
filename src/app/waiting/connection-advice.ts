import type { PrometheusError } from '@/prometheus/prometheus-error';
import { resolveServerUrl } from '@/prometheus/server-url';
import type { ConnectionCheck } from './connection-check';

/** One thing to do. `code` is what to type or write, to be copied. */
export type Step = { text: string; code?: string };

export type AdviceInput = {
  error: PrometheusError;
  server: { name: string; url: string };
  pageUrl: string;
  /** null while it is under way. */
  check: ConnectionCheck | null;
};

/**
 * What to do when a server gives no usable answer: the causes that this failure, these two addresses and what was tried leave open, each
 * with its fix, the likeliest first. The browser tells no script why a request failed, so several may stay.
 */
export function connectionAdvice(input: AdviceInput): Step[] {
  const { error, server, pageUrl } = input;
  const address = resolveServerUrl(server.url, pageUrl);
  if (address === null) return [{ text: `“${server.url}” is not an address: write http(s)://host:port, or a path relative to this page, into config.json.` }];
  switch (error.kind) {
    case 'unreachable':
      return error.status === 0 ? unreachable(address, input) : [{ text: 'The proxy answers and the server behind it does not: is Prometheus running, and does the proxy have its address?', code: `curl ${address}/-/ready` }];
    case 'unauthorized':
      return unauthorized(address, input);
    case 'malformed':
      return malformed(address, input);
    case 'overloaded':
      return [{ text: error.status === 503 ? 'Prometheus may be starting: it replays its log before it answers.' : 'The server asks to be left alone for a moment; this page waits as told.' }];
    case 'rejected':
      return [{ text: 'The server understood the question and refused it; its own words are above.' }];
  }
}

function unreachable(address: string, { pageUrl, check, server: { name } }: AdviceInput): Step[] {
  const [server, page] = [new URL(address), new URL(pageUrl)];
  const isMixed = page.protocol === 'https:' && server.protocol === 'http:';
  const isForeign = page.origin !== server.origin;
  const blind = check?.attempts[1]?.outcome.kind;
  const mixed: Step = {
    text: 'This page came over https and may not ask a server over http: serve Prometheus over https, or through the same proxy as this page, and write that path into config.json.',
    code: `location /prometheus/ { proxy_pass ${server.origin}/; }\n${configuration(name, `${page.origin}/prometheus`)}`,
  };
  const cors: Step = {
    text: `The answer must allow this page's origin: start Prometheus with this flag, and let a proxy in between keep the header.`,
    code: `--web.cors.origin='${page.origin.replaceAll('.', '\\.')}'`,
  };
  const dead: Step = { text: `Does Prometheus listen at ${server.origin}?`, code: `curl ${address}/-/ready` };
  const certificate: Step = { text: 'A certificate that this browser does not trust looks the same from here: open the address in a tab of its own.', code: `${address}/-/ready` };
  // Something answers there, so that it is not the server which is missing but the permission to read it.
  if (isForeign && !isMixed && blind === 'opaque') return [cors];
  return [...(isMixed ? [mixed] : []), dead, ...(isForeign && blind === undefined ? [cors] : []), ...(server.protocol === 'https:' ? [certificate] : [])];
}

function unauthorized(address: string, { pageUrl, server: { name } }: AdviceInput): Step[] {
  const { origin } = new URL(pageUrl);
  const isForeign = new URL(address).origin !== origin;
  return [
    { text: 'Sign in where this page comes from and leave it open: it asks again every 30 seconds.', code: isForeign ? address : origin },
    ...(isForeign
      ? [{ text: 'Prometheus allows no credentials across origins: let the server of this page pass them on, under a path of its own.', code: configuration(name, `${origin}/prometheus`) }]
      : [{ text: 'Or let the proxy in front of Prometheus pass reading without signing in, from where this page is used.', code: `curl -i ${address}/api/v1/query?query=up` }]),
  ];
}

function malformed(address: string, { check, server: { name } }: AdviceInput): Step[] {
  if (check?.found) {
    const isCluster = check.found.includes('/select/');
    return [{ text: `${isCluster ? 'VictoriaMetrics answers there under a path of its own' : 'The API answers at another path of this server'}: write it into config.json.`, code: configuration(name, check.found) }];
  }
  return [
    { text: 'The address must end where the API begins. Is a prefix missing, as set by --web.external-url or --web.route-prefix?', code: `curl ${address}/api/v1/query?query=up` },
    { text: 'A sign-in page in place of the API answers HTML: sign in, or exempt the API.' },
    { text: 'A VictoriaMetrics cluster answers under a path with its tenant.', code: configuration(name, `${new URL(address).origin}/select/0/prometheus`) },
  ];
}

function configuration(name: string, url: string): string {
  return `"servers": [${JSON.stringify({ name, url })}]`;
}
