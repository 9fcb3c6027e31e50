import type { EndpointFacts, ServiceFacts } from '@/health/service-facts';
import { isShareMeaningful } from './enough';

/** Most of the failures means more than this share. */
const MOST = 0.5;

/** The endpoint with most of the failures; `share` (0 to 1) is that of all failures, or of the additional ones. */
type Culprit = { endpoint: EndpointFacts; share: number };

/**
 * The endpoint that has most of the failures. null where none has, where the service has only one endpoint, and where
 * too few requests failed to tell.
 */
export function mainCulprit(facts: ServiceFacts): Culprit | null {
  return culprit(facts, (endpoint) => endpoint.serverErrorRate, facts.current.serverErrorRate ?? 0);
}

/**
 * Failures count as more than an hour ago from this factor on; smaller changes are fluctuations within an incident that
 * is older than that.
 */
const MORE = 1.2;

/**
 * The same for the failures added since an hour ago; null also where there are not more than then, or where it is not
 * known.
 */
export function newCulprit(facts: ServiceFacts): Culprit | null {
  const before = facts.endpointsHourAgo;
  const failedBefore = facts.hourAgo?.serverErrorRate ?? null;
  const failed = facts.current.serverErrorRate ?? 0;
  if (before === null || failedBefore === null || failed < failedBefore * MORE) return null;
  const earlier = new Map(before.map((endpoint) => [endpoint.endpoint, endpoint.serverErrorRate]));
  const added = (endpoint: EndpointFacts) =>
    Math.max(0, endpoint.serverErrorRate - (earlier.get(endpoint.endpoint) ?? 0));
  return culprit(facts, added, failed - failedBefore);
}

/** An endpoint fails like the whole service when its error ratio is above this part of the service's. */
const LIKE_THE_OTHERS = 0.5;

/** Where the known endpoints have less than this share of all requests, others are missing from the list. */
const NEARLY_ALL = 0.95;

/**
 * How many of the endpoints with traffic fail like the whole service; null where that is not most of them, or where too
 * few endpoints are known.
 */
export function spread({ endpoints, current, errorWindow }: ServiceFacts): { failing: number; total: number } | null {
  const used = (endpoints ?? []).filter(({ requestRate }) => requestRate > 0);
  if (
    used.reduce((sum, { requestRate }) => sum + requestRate, 0) * errorWindow <
    (current.requestCount ?? 0) * NEARLY_ALL
  )
    return null;
  const failing = used.filter(
    ({ requestRate, serverErrorRate }) => serverErrorRate / requestRate > (current.errorRatio ?? 1) * LIKE_THE_OTHERS,
  ).length;
  return used.length > 2 && failing > used.length * MOST ? { failing, total: used.length } : null;
}

function culprit(
  { endpoints, current }: ServiceFacts,
  amount: (endpoint: EndpointFacts) => number,
  overall: number,
): Culprit | null {
  if (endpoints === null || endpoints.length < 2 || !isShareMeaningful(current)) return null;
  // The list may hold only the largest endpoints, so the share is that of the service's total; the sum keeps it at most
  // 1.
  const total = Math.max(
    overall,
    endpoints.reduce((sum, endpoint) => sum + amount(endpoint), 0),
  );
  const endpoint = endpoints.reduce<EndpointFacts | null>(
    (most, each) => (most === null || amount(each) > amount(most) ? each : most),
    null,
  );
  if (endpoint === null) return null;
  // Without failures this is 0 / 0, and NaN is not above `MOST`.
  const share = amount(endpoint) / total;
  return share > MOST ? { endpoint, share } : null;
}
