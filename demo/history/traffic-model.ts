import { BACKEND_ENDPOINTS } from '../backend/endpoints';
import { STOCK } from '../inventory/endpoints';
import { TELEMETRY_BUCKETS } from '../inventory/telemetry-meter';
import { RATES } from '../load/rates';
import type { Visit } from '../load/visit';
import { BACKEND_VISITS, SHOP_VISITS } from '../load/visits';
import type { Endpoint } from '../sample-service/endpoint';
import { ROUTE_BUCKETS } from '../sample-service/route-meter';
import { SHOP_ENDPOINTS } from '../shop-api/endpoints';
import { SHOP_BUCKETS } from '../shop-api/shop-meter';
import { refusalShares } from './refusal-shares';

/** Traffic of one endpoint: mean requests per second over all instances, and the share of each 4xx status. */
export type EndpointTraffic = { endpoint: Endpoint; rate: number; refusals: ReadonlyMap<number, number> };

/** `edges` in seconds. */
export type ServiceTraffic = {
  job: 'shop-api' | 'backend' | 'inventory';
  instances: string[];
  edges: number[];
  endpoints: EndpointTraffic[];
};

/**
 * The timer of the load generator is late by about this many seconds, so that it sends slightly less than its target
 * rate.
 */
const TIMER_DELAY = 0.0015;

function achieved(rate: number): number {
  return 1 / (1 / rate + TIMER_DELAY);
}

/** Whether Fastify would route the visit to the endpoint, as far as needed here. */
function reaches({ method, path }: Visit, endpoint: Endpoint): boolean {
  const [given = ''] = path().split('?');
  const parts = decodeURI(given).split('/');
  const wanted = endpoint.path.split('/');
  return (
    method === endpoint.method &&
    wanted.length === parts.length &&
    wanted.every((part, index) => part.startsWith(':') || part === parts[index])
  );
}

function trafficOf(endpoints: Endpoint[], visits: Visit[], rate: number): EndpointTraffic[] {
  const weights = visits.reduce((sum, { weight }) => sum + weight, 0);
  return endpoints.map((endpoint) => {
    const visit = visits.find((one) => reaches(one, endpoint));
    if (!visit) throw new Error(`No visit of the load generator reaches ${endpoint.name}`);
    return { endpoint, rate: (achieved(rate) * visit.weight) / weights, refusals: refusalShares(endpoint, visit) };
  });
}

/**
 * Every status of a route needs its own histogram; only this many endpoints of each kind keep theirs, so that the
 * history stays below 1,000 series.
 */
const MAX_WITH_STATUS = 3;

function mostFrequent(traffic: EndpointTraffic[], share: (one: EndpointTraffic) => number): Set<EndpointTraffic> {
  const frequency = (one: EndpointTraffic) => one.rate * share(one);
  return new Set(traffic.toSorted((a, b) => frequency(b) - frequency(a)).slice(0, MAX_WITH_STATUS));
}

/** The same traffic with rare refusals and failures counted as successes. */
function withoutRareStatuses(traffic: EndpointTraffic[]): EndpointTraffic[] {
  const refusing = mostFrequent(traffic, ({ refusals }) =>
    [...refusals.values()].reduce((sum, share) => sum + share, 0),
  );
  const failing = mostFrequent(traffic, ({ endpoint }) => endpoint.errorShare ?? 0);
  return traffic.map((one) => ({
    ...one,
    endpoint: { ...one.endpoint, errorShare: failing.has(one) ? (one.endpoint.errorShare ?? 0) : 0 },
    refusals: refusing.has(one) ? one.refusals : new Map(),
  }));
}

function instancesOf(job: string): string[] {
  return [1, 2, 3].map((number) => `${job}-${number}`);
}

function stockCalls(services: ServiceTraffic[]): number {
  return services
    .flatMap(({ endpoints }) => endpoints)
    .reduce((sum, { endpoint, rate }) => sum + rate * (endpoint.inventoryCalls ?? 0), 0);
}

/** Traffic of the healthy demo, computed from the load generator's visits and the endpoints of the services. */
export function trafficModel(): ServiceTraffic[] {
  const shop = trafficOf(SHOP_ENDPOINTS, SHOP_VISITS, RATES['shop-api']);
  const backend = withoutRareStatuses(trafficOf(BACKEND_ENDPOINTS, BACKEND_VISITS, RATES.backend));
  const callers: ServiceTraffic[] = [
    { job: 'shop-api', instances: instancesOf('shop-api'), edges: SHOP_BUCKETS, endpoints: shop },
    { job: 'backend', instances: instancesOf('backend'), edges: ROUTE_BUCKETS, endpoints: backend },
  ];
  const stock = { endpoint: STOCK, rate: stockCalls(callers), refusals: new Map() };
  return [
    ...callers,
    {
      job: 'inventory',
      instances: ['inventory'],
      edges: TELEMETRY_BUCKETS.map((edge) => edge / 1000),
      endpoints: [stock],
    },
  ];
}
