import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { Step } from './advice-step';

/**
 * What to do where the proxy in front of a server answers and what comes from the server is of no use: `upstream` is
 * where that proxy asks. null where the address cannot be why.
 */
export function upstreamAdvice({ kind, status }: PrometheusError, upstream: string): Step[] | null {
  // The proxy itself is silent, or what it serves is not read from there.
  if (status === 0) return null;
  switch (kind) {
    case 'unreachable':
      return [
        {
          text: `This page is read through a proxy, which answers, and nothing answers it at ${upstream}: is that the right address, and does Prometheus run there?`,
          code: `curl ${upstream}/-/ready`,
        },
      ];
    case 'unauthorized':
      return [
        {
          text: `${upstream} lets only those read whom it knows: the proxy has to be given their name and password.`,
          code: `curl -i ${upstream}/api/v1/query?query=up`,
        },
      ];
    case 'malformed':
      if (status >= 500) return null;
      return [
        {
          text: `The proxy asks at ${upstream}, which must end where the API begins. Is a prefix missing, as set by --web.external-url or --web.route-prefix?`,
          code: `curl ${upstream}/api/v1/query?query=up`,
        },
        { text: 'A sign-in page in place of the API answers HTML: have it exempt the API, or let the proxy sign in.' },
        {
          text: 'A VictoriaMetrics cluster answers under a path with its tenant.',
          code: `${new URL(upstream).origin}/select/0/prometheus`,
        },
      ];
    case 'overloaded':
    case 'rejected':
      return null;
  }
}
