import { failureOfStatus, placeOf, type Product } from '@/prometheus/decode/failure';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { isMixedContent } from '@/prometheus/server/url';
import { TransportError } from './axios-over-fetch';

/**
 * The error for a request that got no answer, or one with a bad status. `url` is what was asked, `pageUrl` who asked.
 */
export function failureOfTransport(
  error: unknown,
  url: string,
  pageUrl: string,
  of: Product = 'Prometheus',
): PrometheusError {
  if (error instanceof PrometheusError) return error;
  if (!(error instanceof TransportError))
    return new PrometheusError('malformed', 'The answer could not be read.', { cause: error });
  const { response, code, cause } = error;
  if (response) return failureOfStatus({ ...response, body: response.data, of });
  switch (code) {
    case 'ECONNABORTED':
      return new PrometheusError('unreachable', `${placeOf(url)} did not answer in time.`, { cause });
    case 'ERR_CANCELED':
      return cause instanceof PrometheusError
        ? cause
        : new PrometheusError('unreachable', 'The request was cancelled.', { cause });
    case 'ERR_BODY':
      return new PrometheusError('malformed', 'The answer broke off before its end.', { cause });
    case 'ERR_REDIRECT':
      return new PrometheusError(
        'unauthorized',
        `Signed out: ${placeOf(url)} sends this page elsewhere, where it may not follow.`,
        { cause },
      );
    case 'ERR_NETWORK':
    case 'ERR_BAD_RESPONSE':
      return new PrometheusError('unreachable', unreachable(url, pageUrl), { cause });
  }
}

/**
 * A browser does not tell a page why a request failed, so the sentence names what can be known and what else it may be.
 */
function unreachable(url: string, pageUrl: string): string {
  const place = placeOf(url);
  if (!URL.canParse(url) || !URL.canParse(pageUrl)) return `${place} cannot be reached.`;
  if (isMixedContent(url, pageUrl))
    return `${place} is not encrypted, and a page loaded over https may not read from it.`;
  const isForeign = new URL(url).origin !== new URL(pageUrl).origin;
  return isForeign
    ? `${place} cannot be reached, or does not allow this page to read from it (CORS).`
    : `${place} cannot be reached.`;
}
