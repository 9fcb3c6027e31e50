import { formatText } from '@/format/format-value';
import type { EndpointFacts, ServiceFacts } from '@/health/service-facts';
import { isShareMeaningful, MISSED } from '@/health/signals/enough';
import { hourBefore } from '@/health/span-text';
import { nameText, shareText } from '@/health/words';

/** An endpoint that fails more than this share of its requests is in trouble, however few of all requests these are. */
const MUCH = 0.2;

/** An endpoint with less than this share of the traffic is missed by chance. */
const LARGE = 0.1;

/**
 * `POST /pay fails 100 % of 0.30 req/s`: one endpoint in a hundred may fail wholly, and the service is below every
 * limit. null where none does, or where it is the only one.
 */
export function failingEndpoint({
  endpoints,
  errorWindow,
}: Pick<ServiceFacts, 'endpoints' | 'errorWindow'>): string | null {
  const failing = (endpoints ?? []).filter(
    ({ requestRate, serverErrorRate }) =>
      serverErrorRate > requestRate * MUCH &&
      isShareMeaningful({ requestCount: requestRate * errorWindow, failureCount: serverErrorRate * errorWindow }),
  );
  const worst = most(failing, ({ serverErrorRate }) => serverErrorRate);
  if (worst === null || endpoints?.length === 1) return null;
  const { endpoint, requestRate, serverErrorRate } = worst;
  return `${nameText(endpoint)} fails ${shareText(Math.min(1, serverErrorRate / requestRate))} of ${formatText(requestRate, 'requestsPerSecond')}`;
}

/**
 * `POST /orders gets no requests, 2 req/s an hour ago`, where others do: to the traffic of the whole service it may be
 * a small loss. null where none is missed or nothing is known.
 */
export function silentEndpoint({
  endpoints,
  endpointsHourAgo,
  errorWindow,
  isOver,
}: Pick<ServiceFacts, 'endpoints' | 'endpointsHourAgo' | 'errorWindow' | 'isOver'>): string | null {
  const used = new Set(endpoints?.flatMap(({ endpoint, requestRate }) => (requestRate > 0 ? endpoint : [])));
  const before = endpointsHourAgo ?? [];
  const least = Math.max(MISSED / errorWindow, LARGE * before.reduce((sum, { requestRate }) => sum + requestRate, 0));
  const lost = most(
    before.filter(({ endpoint, requestRate }) => requestRate >= least && !used.has(endpoint)),
    ({ requestRate }) => requestRate,
  );
  return lost === null || used.size === 0
    ? null
    : `${nameText(lost.endpoint)} gets no requests, ${formatText(lost.requestRate, 'requestsPerSecond')} ${hourBefore(isOver)}`;
}

function most(endpoints: readonly EndpointFacts[], amount: (endpoint: EndpointFacts) => number): EndpointFacts | null {
  return endpoints.toSorted((a, b) => amount(b) - amount(a))[0] ?? null;
}
