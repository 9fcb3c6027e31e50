import { countBy } from '@/promql/expression';
import { escapeRegex, oneOf, writeMatcher } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import { grouped } from '@/prometheus/grouped';
import type { Sample } from '@/prometheus/series';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { NOT_TRAFFIC } from './profile-facts';

/**
 * One instant query for the services that count scrapes and health checks besides other requests; null where no service
 * has an endpoint label. A service that receives nothing else, such as an Alertmanager, keeps them, because it would
 * have no traffic without. They are not simply excluded everywhere, because that would make every query longer.
 */
export function checksExpr(profiles: readonly ServiceProfile[]): string | null {
  const named = profiles.flatMap(({ service, requests }) =>
    requests?.endpoint == null ? [] : [{ service, metric: requests.metric, endpoint: requests.endpoint }],
  );
  const parts = [...grouped(named, ({ endpoint }) => endpoint)].map(([endpoint, of]) => {
    const metrics = [...new Set(of.map(({ metric }) => escapeRegex(metric)))].join('|');
    const jobs = oneOf(
      'job',
      of.map(({ service }) => service),
    );
    const counted = (op: '=~' | '!~') =>
      countBy(
        ['job'],
        `{__name__=~${quote(metrics)},${[jobs, { name: endpoint, op, value: NOT_TRAFFIC.join('|') }].map(writeMatcher).join(',')}}`,
      );
    return `(${counted('=~')} and ${counted('!~')})`;
  });
  return parts.length === 0 ? null : parts.join(' or ');
}

/** The profile, with scrapes and health checks excluded where the answer says that the service counts them. */
export function withoutChecks(profile: ServiceProfile, samples: readonly Sample[]): ServiceProfile {
  return samples.some(({ labels }) => labels['job'] === profile.service)
    ? { ...profile, excluded: NOT_TRAFFIC }
    : profile;
}
