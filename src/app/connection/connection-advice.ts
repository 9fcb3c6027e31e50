import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { Server } from '@/prometheus/server/server';
import { isMixedContent, resolveServerUrl } from '@/prometheus/server/url';
import type { ConnectionCheck } from './connection-check';
import type { Step } from './advice-step';
import { upstreamAdvice } from './upstream-advice';

export type AdviceInput = {
  error: PrometheusError;
  server: Pick<Server, 'name' | 'url' | 'upstream'>;
  /** Whether it is one of several that config.json names, which must not be lost when its entry is mended. */
  isOneOfMany: boolean;
  pageUrl: string;
  /** null while it is under way. */
  check: ConnectionCheck | null;
};

/**
 * What to do when a server gives no usable answer: the causes that this failure, these two addresses and what was tried
 * leave open, each with its fix, the likeliest first. The browser tells no script why a request failed, so several may
 * stay.
 */
export function connectionAdvice(input: AdviceInput): Step[] {
  const { error, server, pageUrl } = input;
  const address = resolveServerUrl(server.url, pageUrl);
  if (address === null)
    return [
      {
        text: `“${server.url}” is not an address: write http(s)://host:port, or a path relative to this page, into config.json.`,
      },
    ];
  if (error.kind === 'unauthorized' && /\bno org id\b/i.test(error.message)) return withoutTenant(input);
  const upstream = server.upstream === undefined ? null : resolveServerUrl(server.upstream, pageUrl);
  const behind = upstream === null || input.check?.found ? null : upstreamAdvice(error, upstream);
  if (behind !== null) return behind;
  switch (error.kind) {
    case 'unreachable':
      return error.status === 0
        ? unreachable(address, input)
        : [
            {
              text: 'The proxy answers and the server behind it does not: is Prometheus running, and does the proxy have its address?',
              code: `curl ${address}/-/ready`,
            },
          ];
    case 'unauthorized':
      return unauthorized(address, input);
    case 'malformed':
      return malformed(address, input);
    case 'overloaded':
      return overloaded(error);
    case 'rejected':
      return rejected(error);
  }
}

function withoutTenant(input: AdviceInput): Step[] {
  return [
    {
      text: 'This server keeps the numbers of several tenants apart, as Mimir and Cortex do, and nobody has said which one is meant: write it into config.json, under servers.',
      code: entry(input, input.server.url, { tenant: 'NAME' }),
    },
  ];
}

function overloaded({ isTooSlow, status }: PrometheusError): Step[] {
  if (isTooSlow)
    return [
      { text: 'Prometheus gave up on a query that took longer than --query.timeout allows: it may be overloaded.' },
    ];
  return [
    {
      text:
        status === 503
          ? 'Prometheus may be starting: it replays its log before it answers.'
          : 'The server asks its clients to wait for a moment, and this page does.',
    },
  ];
}

function rejected({ status }: PrometheusError): Step[] {
  if (status === 414)
    return [
      {
        text: 'Queries are sent by POST, and by GET only where POST is refused with 405. Let POST through to /api/v1/query and /api/v1/query_range, or allow longer addresses. In nginx:',
        code: 'large_client_header_buffers 4 64k;',
      },
    ];
  return [{ text: 'The server understood the query and refused it; its own words are above.' }];
}

function unreachable(address: string, input: AdviceInput): Step[] {
  const { pageUrl, check } = input;
  const [server, page] = [new URL(address), new URL(pageUrl)];
  if (isMixedContent(address, pageUrl)) return mixedContent(server, page, input);
  const isForeign = page.origin !== server.origin;
  const blind = check?.attempts[1]?.outcome.kind;
  const cors: Step = {
    text: `The answer must allow this page's origin: start Prometheus with this flag, and let a proxy in between keep the header.`,
    code: `--web.cors.origin='${page.origin.replaceAll('.', '\\.')}'`,
  };
  const isLate = check?.attempts[0]?.outcome.kind === 'late';
  const dead: Step = {
    text: `Does Prometheus listen at ${server.origin}?${isLate ? ' Nothing refuses the connection and nothing answers: it may hang, or a firewall on the way drops what is sent.' : ''}`,
    code: `curl ${address}/-/ready`,
  };
  const certificate: Step = {
    text: 'A certificate that this browser does not trust looks the same from here: open the address in a tab of its own.',
    link: `${address}/-/ready`,
  };
  // Something answers there, so that it is not the server which is missing but the permission to read it.
  if (isForeign && blind === 'opaque') return [cors];
  return [
    dead,
    ...(isForeign && blind === undefined ? [cors] : []),
    ...(server.protocol === 'https:' ? [certificate] : []),
  ];
}

function mixedContent(server: URL, page: URL, input: AdviceInput): Step[] {
  return [
    {
      text: 'This page came over https and may not ask a server over http. Let the server of this page pass its questions on, here for nginx:',
      code: `location /prometheus/ { proxy_pass ${server.origin}/; }`,
    },
    { text: 'Write that path into config.json, under servers:', code: entry(input, `${page.origin}/prometheus`) },
    { text: 'Or serve Prometheus itself over https, and write that address there instead.' },
  ];
}

function unauthorized(address: string, input: AdviceInput): Step[] {
  const { error, pageUrl } = input;
  const { origin } = new URL(pageUrl);
  const isForeign = new URL(address).origin !== origin;
  return [
    error.status === 403
      ? {
          text: 'A 403 stays when you sign in: whoever runs what stands in front of Prometheus has to let this page read. It asks again every 30 seconds.',
        }
      : {
          text: `Sign in ${isForeign ? 'there' : 'where this page comes from'} and leave this page open: it asks again every 30 seconds.`,
          link: isForeign ? address : origin,
        },
    ...(isForeign
      ? [
          {
            text: 'Prometheus allows no credentials across origins: let the server of this page pass them on, under a path of its own.',
            code: entry(input, `${origin}/prometheus`),
          },
        ]
      : [
          {
            text: 'Or let the proxy in front of Prometheus pass reading without signing in, from where this page is used.',
            code: `curl -i ${address}/api/v1/query?query=up`,
          },
        ]),
  ];
}

function malformed(address: string, input: AdviceInput): Step[] {
  const { check, error } = input;
  if (check?.found) {
    const isCluster = check.found.includes('/select/');
    return [
      {
        text: `${isCluster ? 'VictoriaMetrics answers there under a path of its own' : 'The API answers at another path of this server'}: write it into config.json, under servers.`,
        code: entry(input, check.found),
      },
    ];
  }
  // Prometheus gives its reasons as JSON, so that it was something in front of it, or another program.
  if (error.status >= 500)
    return [
      {
        text: 'This failure is not in the words of Prometheus: the log of the proxy in front of it says why, or another program listens there.',
        code: `curl -i ${address}/api/v1/query?query=up`,
      },
    ];
  return [
    {
      text: 'The address must end where the API begins. Is a prefix missing, as set by --web.external-url or --web.route-prefix?',
      code: `curl ${address}/api/v1/query?query=up`,
    },
    { text: 'A sign-in page in place of the API answers HTML: sign in, or exempt the API.' },
    {
      text: 'A VictoriaMetrics cluster answers under a path with its tenant.',
      code: entry(input, `${new URL(address).origin}/select/0/prometheus`),
    },
  ];
}

/** What to write into config.json; where it names other servers too, only the entry of this one. */
function entry({ server: { name }, isOneOfMany }: AdviceInput, url: string, more: Pick<Server, 'tenant'> = {}): string {
  const mended = JSON.stringify({ name, url, ...more });
  return isOneOfMany ? mended : `"servers": [${mended}]`;
}
