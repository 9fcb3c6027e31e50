import type { Qualifier, ServiceProfile } from '@/instrumentation/service-profile';
import { grouped } from '@/prometheus/grouped';
import { joined } from '@/promql/expression';
import { oneOf, type LabelMatcher } from '@/promql/label-matcher';
import { nameParts, SEPARATORS } from './endpoint-name';

/**
 * The reader's choice: exactly one service (its `job`), any number of endpoints and instances; empty means all.
 * `excluded` is not the reader's but the configuration's: regular expressions of endpoints that are not traffic, such
 * as `/metrics`. `qualifier` is the profile's: with it endpoints are named by two labels, `POST /orders`.
 */
export type Filters = EndpointNames & {
  service: string;
  endpoints: readonly string[];
  instances: readonly string[];
  excluded: readonly string[];
};

export type EndpointNames = { qualifier?: Qualifier | undefined };

/** The same for several services at once, which have no filter but the configuration's. */
export type JobFilters = Omit<Filters, 'service'> & { service: string | readonly string[] };

/** What the reader chose; `countsAll`: scrapes and health checks too. */
type Choice = Pick<Filters, 'endpoints' | 'instances'> & { countsAll: boolean };

const NOTHING: readonly string[] = [];

/**
 * `exclude`: the endpoints that are not traffic by the configuration; null where it does not say, so that those of the
 * profile count.
 */
export function filtersOf(
  { service, excluded, requests }: Pick<ServiceProfile, 'service' | 'excluded' | 'requests'>,
  { endpoints, instances, countsAll }: Choice,
  exclude: readonly string[] | null,
): Filters {
  return {
    service,
    endpoints,
    instances,
    excluded: countsAll ? NOTHING : (exclude ?? excluded),
    qualifier: requests?.qualifier,
  };
}

/**
 * The matchers that every expression carries. `endpointLabel` is null where the metric has no such label: the endpoint
 * filter then cannot hold, and the panel says so. The job is always there, because unscoped queries mix services and
 * lie.
 */
export function matchersFor(filters: JobFilters, endpointLabel: string | null): LabelMatcher[] {
  const matchers: LabelMatcher[] = [oneOf('job', [filters.service].flat())];
  if (endpointLabel !== null && filters.endpoints.length > 0) matchers.push(oneOf(endpointLabel, filters.endpoints));
  if (endpointLabel !== null && filters.excluded.length > 0)
    matchers.push({ name: endpointLabel, op: '!~', value: filters.excluded.join('|') });
  if (filters.instances.length > 0) matchers.push(oneOf('instance', filters.instances));
  return matchers;
}

/**
 * Applies `read` to the matchers of the filters. Where the chosen endpoints are named by two labels, it is applied once
 * per value of the qualifier and joined by `or`, because no single selector matches `GET` of one route and `POST` of
 * another only. A name without a qualifier stands for that endpoint under every value of it.
 */
export function readFiltered(
  filters: JobFilters,
  endpointLabel: string | null,
  read: (matchers: readonly LabelMatcher[]) => string,
): string {
  const { qualifier, endpoints } = filters;
  if (qualifier === undefined || endpointLabel === null || endpoints.length === 0)
    return read(matchersFor(filters, endpointLabel));
  const chosen = grouped(
    endpoints.map((name) => nameParts(name, qualifier)),
    ({ qualified }) => qualified,
  );
  const ofQualified = ([qualified, names]: readonly [string | null, readonly { endpoint: string }[]]) => {
    const matchers = matchersFor({ ...filters, endpoints: names.map(({ endpoint }) => endpoint) }, endpointLabel);
    return read(qualified === null ? matchers : [...matchers, { name: qualifier.label, op: '=', value: qualified }]);
  };
  return [...chosen].map(ofQualified).join(' or ');
}

/** Aggregates by the labels that tell endpoints apart, and writes the full name (`POST /orders`) to `endpointLabel`. */
export function byEndpoint(
  { qualifier }: EndpointNames,
  endpointLabel: string,
  aggregate: (labels: readonly string[]) => string,
): string {
  if (qualifier === undefined) return aggregate([endpointLabel]);
  return joined(
    aggregate([qualifier.label, endpointLabel]),
    qualifier.label,
    SEPARATORS[qualifier.kind],
    endpointLabel,
  );
}

/**
 * Whether an endpoint is among the chosen ones. A name without a qualifier, on either side, stands for all endpoints of
 * that name.
 */
export function isChosen({ endpoints, qualifier }: Pick<Filters, 'endpoints' | 'qualifier'>, name: string): boolean {
  const unqualified = (whole: string) => nameParts(whole, qualifier).endpoint;
  return (
    endpoints.length === 0 ||
    endpoints.some((chosen) => chosen === name || chosen === unqualified(name) || unqualified(chosen) === name)
  );
}

/** The filters that are set but cannot be applied to a metric without the endpoint label. */
export function ignoredFilters(filters: Filters, endpointLabel: string | null): readonly 'endpoint'[] {
  return endpointLabel === null && filters.endpoints.length > 0 ? ['endpoint'] : [];
}
