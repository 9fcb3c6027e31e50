import { isMixedContent } from '@/prometheus/server/url';

/**
 * What came of one request. `opaque`: something answered, and the browser hides what, because it does not allow this
 * page to read it. `mixed`: the browser lets no request out of an encrypted page to a place that is not.
 */
export type Outcome =
  | { kind: 'api'; status: number }
  | { kind: 'page'; status: number }
  | { kind: 'other'; status: number }
  | { kind: 'redirect' }
  | { kind: 'opaque' }
  | { kind: 'late' }
  | { kind: 'mixed' }
  | { kind: 'nothing' };

/** One request that was made to find out why a server gives no usable answer. */
export type Attempt = { method: 'GET' | 'POST'; url: string; outcome: Outcome };

/** Longer than this nobody waits in front of a page that shows nothing; milliseconds. */
const PATIENCE_MS = 5000;

/** The cheapest question whose answer proves that this is the API; it reads no series. */
export function askApi(base: string, method: 'GET' | 'POST', pageUrl: string): Promise<Attempt> {
  const url = `${base}/api/v1/query`;
  const query = new URLSearchParams({ query: 'vector(1)' });
  return method === 'POST'
    ? attempt(method, url, { method, body: query }, pageUrl)
    : attempt(method, `${url}?${query}`, {}, pageUrl);
}

/** Whether anything answers there at all, whoever may read it. */
export function askBlindly(base: string, pageUrl: string): Promise<Attempt> {
  return attempt('GET', `${base}/-/ready`, { mode: 'no-cors' }, pageUrl);
}

async function attempt(method: Attempt['method'], url: string, init: RequestInit, pageUrl: string): Promise<Attempt> {
  if (isMixedContent(url, pageUrl)) return { method, url, outcome: { kind: 'mixed' } };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const redirect = init.mode === 'no-cors' ? 'follow' : 'manual';
    const response = await fetch(url, { ...init, redirect, cache: 'no-store', signal });
    return { method, url, outcome: await outcomeOf(response) };
  } catch {
    return { method, url, outcome: { kind: signal.aborted ? 'late' : 'nothing' } };
  }
}

async function outcomeOf(response: Response): Promise<Outcome> {
  if (response.type === 'opaqueredirect') return { kind: 'redirect' };
  if (response.type === 'opaque') return { kind: 'opaque' };
  const { status } = response;
  const body = (await response.text()).trim();
  if (body.startsWith('<')) return { kind: 'page', status };
  return { kind: /^\{"status":"(success|error)"/.test(body) && !isOfProxy(status) ? 'api' : 'other', status };
}

/** Only proxies answer these, also in the envelope of the server behind them. */
const isOfProxy = (status: number) => status === 502 || status === 504;

/** An outcome in words, to stand behind its request. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'api':
      return outcome.status === 200 ? 'answered by the Prometheus API' : `${outcome.status}, from the Prometheus API`;
    case 'page':
      return `${outcome.status}, a web page`;
    case 'other':
      return `${outcome.status}, ${outcome.status === 401 || outcome.status === 403 ? 'refused' : 'not the Prometheus API'}`;
    case 'redirect':
      return 'redirected to another address';
    case 'opaque':
      return 'something answers, and this page may not read it';
    case 'late':
      return `no answer within ${PATIENCE_MS / 1000} s`;
    case 'mixed':
      return 'not let out by the browser, because this page came encrypted and the answer would not';
    case 'nothing':
      return 'no answer';
  }
}
