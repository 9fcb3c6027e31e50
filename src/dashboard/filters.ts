import type { ServiceProfile } from '@/instrumentation/service-profile';
import { grouped } from '@/prometheus/grouped';
import { joined } from '@/promql/expression';
import { oneOf, type LabelMatcher } from '@/promql/label-matcher';

/**
 * The reader's choice: exactly one service (its `job`), any number of endpoints and instances; empty means all. `excluded` is not the
 * reader's but the configuration's: regular expressions of endpoints that are not traffic, such as `/metrics`. `rpcService` is the profile's:
 * with it endpoints are named as gRPC does, `shop.Cart/Get`.
 */
export type Filters = EndpointNames & { service: string; endpoints: readonly string[]; instances: readonly string[]; excluded: readonly string[] };

export type EndpointNames = { rpcService?: string | undefined };

/** The same for several services at once, which have no filter of their own but the configuration's. */
export type JobFilters = Omit<Filters, 'service'> & { service: string | readonly string[] };

/** What the reader chose; `countsAll`: scrapes and health checks too. */
type Choice = Pick<Filters, 'endpoints' | 'instances'> & { countsAll: boolean };

const NOTHING: readonly string[] = [];

/** `exclude` is what the configuration says of endpoints that are not traffic, before what was found of the service; null: nothing. */
export function filtersOf({ service, excluded, requests }: Pick<ServiceProfile, 'service' | 'excluded' | 'requests'>, { endpoints, instances, countsAll }: Choice, exclude: readonly string[] | null): Filters {
  return { service, endpoints, instances, excluded: countsAll ? NOTHING : (exclude ?? excluded), rpcService: requests?.rpcService };
}

/**
 * The matchers that every expression carries. `endpointLabel` is null where the metric has no such label: the endpoint filter then
 * cannot hold, and the panel says so. The job is always there, because unscoped queries mix services and lie.
 */
export function matchersFor(filters: JobFilters, endpointLabel: string | null): LabelMatcher[] {
  const matchers: LabelMatcher[] = [oneOf('job', [filters.service].flat())];
  if (endpointLabel !== null && filters.endpoints.length > 0) matchers.push(oneOf(endpointLabel, filters.endpoints));
  if (endpointLabel !== null && filters.excluded.length > 0) matchers.push({ name: endpointLabel, op: '!~', value: filters.excluded.join('|') });
  if (filters.instances.length > 0) matchers.push(oneOf('instance', filters.instances));
  return matchers;
}

/**
 * What `read` makes of a metric by the matchers of the filters. Where the methods of several gRPC services are chosen it is made of each service: no one selector
 * has `Get` of one and `List` of another. A name without a service is that method of all of them, as in an address of before there were several.
 */
export function readFiltered(filters: JobFilters, endpointLabel: string | null, read: (matchers: readonly LabelMatcher[]) => string): string {
  const { rpcService, endpoints } = filters;
  if (rpcService === undefined || endpointLabel === null || endpoints.length === 0) return read(matchersFor(filters, endpointLabel));
  const ofService = ([service, names]: readonly [string, readonly string[]]) => {
    const matchers = matchersFor({ ...filters, endpoints: names.map((name) => name.slice(service.length)) }, endpointLabel);
    return read(service === '' ? matchers : [...matchers, { name: rpcService, op: '=', value: service.slice(0, -1) }]);
  };
  return [...grouped(endpoints, (name) => name.slice(0, name.lastIndexOf('/') + 1))].map(ofService).join(' or ');
}

/** What `aggregate` makes of the labels that tell endpoints apart, each named in `endpointLabel` by all of them. */
export function byEndpoint({ rpcService }: EndpointNames, endpointLabel: string, aggregate: (labels: readonly string[]) => string): string {
  return rpcService === undefined ? aggregate([endpointLabel]) : joined(aggregate([rpcService, endpointLabel]), rpcService, endpointLabel);
}

/** Whether an endpoint is among those that the reader has chosen: by its whole name, or as the method of any service. */
export function isChosen({ endpoints, rpcService }: Pick<Filters, 'endpoints' | 'rpcService'>, name: string): boolean {
  return endpoints.length === 0 || endpoints.includes(name) || (rpcService !== undefined && endpoints.includes(name.slice(name.lastIndexOf('/') + 1)));
}
