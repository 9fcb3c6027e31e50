import type { EndpointFacts, ServiceFacts } from '@/health/service-facts';
import { isShareMeaningful } from './enough';

/** Most of something is more than half of it. */
const MOST = 0.5;

/** The endpoint with most of the failures; `share` of all failures or of the additional ones, 0 to 1. */
type Culprit = { endpoint: EndpointFacts; share: number };

/**
 * The endpoint that has most of the failures. null where none has, where the service has only one (it would say nothing), and where
 * too few requests failed to blame anybody.
 */
export function mainCulprit(facts: ServiceFacts): Culprit | null {
  return culprit(facts, (endpoint) => endpoint.serverErrorRate, facts.current.serverErrorRate ?? 0);
}

/** Failures are more than an hour ago from this factor on: in an incident that is older than an hour they merely go up and down. */
const MORE = 1.2;

/** The same for the failures that an hour ago were not there; null too where there are no more of them, or an hour ago is not known. */
export function newCulprit(facts: ServiceFacts): Culprit | null {
  const before = facts.endpointsHourAgo;
  const failedBefore = facts.hourAgo?.serverErrorRate ?? null;
  const failed = facts.current.serverErrorRate ?? 0;
  if (before === null || failedBefore === null || failed < failedBefore * MORE) return null;
  const earlier = new Map(before.map((endpoint) => [endpoint.endpoint, endpoint.serverErrorRate]));
  const added = (endpoint: EndpointFacts) => Math.max(0, endpoint.serverErrorRate - (earlier.get(endpoint.endpoint) ?? 0));
  return culprit(facts, added, failed - failedBefore);
}

/** An endpoint fails like the others when the share of its requests that fail is more than this part of the same share of all. */
const LIKE_THE_OTHERS = 0.5;

/** Where the endpoints that are known have less of all requests than this, only the busiest of them are. */
const NEARLY_ALL = 0.95;

/** How many of the endpoints with traffic fail much like the whole; null where that is less than most of them, or where there are too few, or too few known, to tell. */
export function spread({ endpoints, current, errorWindow }: ServiceFacts): { failing: number; total: number } | null {
  const used = (endpoints ?? []).filter(({ requestRate }) => requestRate > 0);
  if (used.reduce((sum, { requestRate }) => sum + requestRate, 0) * errorWindow < (current.requestCount ?? 0) * NEARLY_ALL) return null;
  const failing = used.filter(({ requestRate, serverErrorRate }) => serverErrorRate / requestRate > (current.errorRatio ?? 1) * LIKE_THE_OTHERS).length;
  return used.length > 2 && failing > used.length * MOST ? { failing, total: used.length } : null;
}

function culprit({ endpoints, current }: ServiceFacts, amount: (endpoint: EndpointFacts) => number, overall: number): Culprit | null {
  if (endpoints === null || endpoints.length < 2 || !isShareMeaningful(current)) return null;
  // The list may hold only the largest endpoints: the service's own total keeps the share honest, the sum keeps it at most 1.
  const total = Math.max(overall, endpoints.reduce((sum, endpoint) => sum + amount(endpoint), 0));
  const endpoint = endpoints.reduce<EndpointFacts | null>((most, each) => (most === null || amount(each) > amount(most) ? each : most), null);
  if (endpoint === null) return null;
  // Where nothing fails it is 0 / 0, and that is not most of anything.
  const share = amount(endpoint) / total;
  return share > MOST ? { endpoint, share } : null;
}
