import { resolveServerUrl } from '@/prometheus/server/url';
import { askApi, askBlindly, type Attempt } from './connection-attempt';

/**
 * What was tried, in its order. `found`: an address beside the configured one at which the API answers; null where none
 * does.
 */
export type ConnectionCheck = { attempts: readonly Attempt[]; found: string | null };

/** Where the API stands behind the usual path prefixes, and in a VictoriaMetrics cluster. */
const PREFIXES = ['', '/prometheus', '/prom', '/select/0/prometheus'];

/**
 * Finds out what is wrong with an address by asking there: a few small requests, made once when a server cannot be
 * read.
 */
export async function checkConnection(serverUrl: string, pageUrl: string): Promise<ConnectionCheck> {
  const base = resolveServerUrl(serverUrl, pageUrl);
  if (base === null) return { attempts: [], found: null };
  const first = await askApi(base, 'POST', pageUrl);
  switch (first.outcome.kind) {
    case 'nothing':
    case 'late':
      // The one thing that tells a server that forbids reading from one that is not there.
      return { attempts: [first, await askBlindly(base, pageUrl)], found: null };
    case 'page':
    case 'other':
      return isElsewhere(first.outcome.status)
        ? lookElsewhere(base, first, pageUrl)
        : { attempts: [first], found: null };
    case 'api':
    case 'redirect':
    case 'opaque':
    case 'mixed':
      return { attempts: [first], found: null };
  }
}

/**
 * What is not found, or is something else, may stand at another path; who refuses, is overloaded or broken there is not
 * somewhere else.
 */
function isElsewhere(status: number): boolean {
  return status === 404 || status === 405 || (status >= 200 && status < 300);
}

async function lookElsewhere(base: string, first: Attempt, pageUrl: string): Promise<ConnectionCheck> {
  const attempts = [first];
  const { origin } = new URL(base);
  for (const candidate of PREFIXES.map((prefix) => `${origin}${prefix}`).filter((candidate) => candidate !== base)) {
    const attempt = await askApi(candidate, 'GET', pageUrl);
    attempts.push(attempt);
    if (attempt.outcome.kind === 'api') return { attempts, found: candidate };
  }
  return { attempts, found: null };
}

/**
 * What of it helps the reader. Behind a proxy, paths of the proxy that came to nothing say nothing of the server that
 * it asks.
 */
export function worthTelling({ attempts, found }: ConnectionCheck, isProxied: boolean): readonly Attempt[] {
  return isProxied && found === null ? attempts.slice(0, 1) : attempts;
}
