import type { ServiceProfile } from '@/instrumentation/service-profile';
import { oneOf, type LabelMatcher } from '@/promql/label-matcher';

/**
 * The reader's choice: exactly one service (its `job`), any number of endpoints and instances; empty means all. `excluded` is not the
 * reader's but the configuration's: regular expressions of endpoints that are not traffic, such as `/metrics`.
 */
export type Filters = { service: string; endpoints: readonly string[]; instances: readonly string[]; excluded: readonly string[] };

/** The same for several services at once, which have no filter of their own but the configuration's. */
export type JobFilters = Omit<Filters, 'service'> & { service: string | readonly string[] };

/** What the reader chose; `countsAll`: scrapes and health checks too. */
type Choice = Pick<Filters, 'endpoints' | 'instances'> & { countsAll: boolean };

const NOTHING: readonly string[] = [];

/** `exclude` is what the configuration says of endpoints that are not traffic, before what was found of the service; null: nothing. */
export function filtersOf({ service, excluded }: Pick<ServiceProfile, 'service' | 'excluded'>, { endpoints, instances, countsAll }: Choice, exclude: readonly string[] | null): Filters {
  return { service, endpoints, instances, excluded: countsAll ? NOTHING : (exclude ?? excluded) };
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
