import * as v from 'valibot';
import { networkReason } from '../processes/network-reason';
import { upstream, withoutCredentials } from './upstream';

const TIMEOUT_MS = 3000;

/**
 * A cheap request that identifies this kind of server by its response. Not `/-/ready`, which a web server that serves
 * its page at every path also answers.
 */
const APIS = {
  Prometheus: {
    path: '/api/v1',
    question: '/query?query=vector(1)',
    Answer: v.object({ status: v.literal('success') }),
  },
  Alertmanager: { path: '/api/v2', question: '/status', Answer: v.object({ versionInfo: v.looseObject({}) }) },
};

export type Probed = keyof typeof APIS;

/** Node's messages about certificates of an unknown authority. */
const IS_UNKNOWN_SIGNER = /self.signed|unable to (get|verify)/i;

async function judge(response: Response, asked: Probed): Promise<string> {
  const { path, Answer } = APIS[asked];
  const location = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && location !== null)
    return `redirects to ${withoutCredentials(new URL(location, response.url))}: give the address that answers without a redirect`;
  if (response.status === 401 || response.status === 403)
    return `answers ${response.status}: give a user and password with read access, as in https://user:password@prometheus.example`;
  if (response.status >= 500) return `answers ${response.status} now; the page shows it as soon as it is ready`;
  if (v.is(Answer, await response.json().catch(() => undefined))) return 'ready';
  return `answers ${response.status}, but not like ${asked}: give its base address, to which ${path} is appended`;
}

/** Describes whether the page will be able to read a server. */
export async function probe(url: URL, asked: Probed): Promise<string> {
  const { origin, pathPrefix, headers } = upstream(url);
  const { path, question } = APIS[asked];
  try {
    // Not followed, because the page may not read another origin.
    return await judge(
      await fetch(`${origin}${pathPrefix}${path}${question}`, {
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
      asked,
    );
  } catch (error) {
    const reason = error instanceof Error ? networkReason(error) : String(error);
    if (IS_UNKNOWN_SIGNER.test(reason))
      return `is not trusted (${reason}): start with NODE_EXTRA_CA_CERTS=FILE, where FILE contains the certificate of its authority`;
    return `cannot be reached now (${reason}); the page shows it as soon as it can`;
  }
}
