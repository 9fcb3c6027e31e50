import { byEndpoint } from '@/dashboard/filters';
import { formatText } from '@/format/format-value';
import type { Qualifier } from '@/instrumentation/service-profile';
import { serverQuery } from '@/panels/queries/server-query';
import { useQuery } from '@/panels/queries/use-queries';
import type { Driver } from '@/prometheus/transport/driver';
import { labelValuesKey } from '@/prometheus/query-keys';
import { countBy } from '@/promql/expression';
import { selector, type LabelMatcher } from '@/promql/label-matcher';
import type { SelectGroup } from '@/ui/menus/search-options';
import type { OverviewModel } from '@/app/overview/use-overview';

type FilterGroup = SelectGroup & { id: 'endpoint' | 'instance' };

/** Values change with deployments; seconds. */
const EVERY = 300;

/** What can be filtered by: every value of the service, not only those that the filters leave over. */
export function useFilterGroups(model: OverviewModel): readonly FilterGroup[] {
  const { profile, filters, facts } = model;
  const endpoints = useFilterValues(
    model,
    profile.requests?.endpoint ?? null,
    profile.requests?.metric ?? null,
    filters.qualifier,
  );
  const instances = useFilterValues(model, 'instance', 'up');
  const rates = new Map(
    facts?.endpoints?.map(({ endpoint, requestRate }) => [endpoint, formatText(requestRate, 'requestsPerSecond')]),
  );
  // A route that is chosen for all its methods is none of the names, and on a phone it is taken out nowhere else.
  const others = filters.endpoints.filter((value) => !endpoints.includes(value));
  return [
    {
      id: 'endpoint',
      title: 'endpoint',
      selected: filters.endpoints,
      options: [...others, ...endpoints].map((value) => ({ value, ...detailOf(rates.get(value)) })),
    },
    { id: 'instance', title: 'instance', selected: filters.instances, options: instances.map((value) => ({ value })) },
  ];
}

const detailOf = (detail: string | undefined) => (detail === undefined ? {} : { detail });

/**
 * Every value of a label over the range; empty until it is known, and where there is no such label. With a `qualifier`
 * the names that two labels make, as of the end of the range: a list of values is of one.
 */
function useFilterValues(
  { facts, panelView, profile }: OverviewModel,
  label: string | null,
  metric: string | null,
  qualifier?: Qualifier,
): readonly string[] {
  const { connection, start, end, deadline } = panelView;
  const ofJob: LabelMatcher = { name: 'job', op: '=', value: profile.service };
  const matchers: LabelMatcher[] = [{ name: '__name__', op: '=', value: metric ?? '' }, ofJob];
  const named = async (driver: Driver, name: string, signal: AbortSignal) => {
    const { samples } = await driver.instantQuery(
      byEndpoint({ qualifier }, name, (by) => countBy(by, selector(metric ?? '', [ofJob]))),
      end,
      signal,
    );
    return samples.map(({ labels }) => labels[name] ?? '');
  };
  const { data } = useQuery(
    serverQuery<readonly string[]>({
      connection,
      deadline,
      refreshEvery: (values: readonly string[]) => (values.length === 0 ? 0 : EVERY),
      priority: 'background',
      // The verdict first: nobody has opened the list yet.
      enabled: facts !== null && label !== null && metric !== null,
      title: 'The values to filter by',
      key: [...labelValuesKey(connection.server.name, label ?? '', matchers), qualifier?.label ?? ''],
      ask: (driver, signal) =>
        qualifier === undefined
          ? driver.labelValues(label ?? '', matchers, { start, end }, signal)
          : named(driver, label ?? '', signal),
    }),
  );
  return data ?? [];
}
