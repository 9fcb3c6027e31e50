import { countBy } from '@/promql/expression';
import { escapeRegex, oneOf, writeMatcher } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import { grouped } from '@/prometheus/grouped';
import type { Sample } from '@/prometheus/series';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { NOT_TRAFFIC } from './profile-facts';

/**
 * One instant query that tells which services count scrapes and health checks among other requests; null where no label names endpoints. Of one that is asked
 * nothing else, such as an Alertmanager, nothing would be known without them. To leave them out of all alike would lengthen every question about them by the
 * same expression several times.
 */
export function checksExpr(profiles: readonly ServiceProfile[]): string | null {
  const named = profiles.flatMap(({ service, requests }) => (requests?.endpoint == null ? [] : [{ service, metric: requests.metric, endpoint: requests.endpoint }]));
  const parts = [...grouped(named, ({ endpoint }) => endpoint)].map(([endpoint, of]) => {
    const metrics = [...new Set(of.map(({ metric }) => escapeRegex(metric)))].join('|');
    const jobs = oneOf('job', of.map(({ service }) => service));
    const counted = (op: '=~' | '!~') => countBy(['job'], `{__name__=~${quote(metrics)},${[jobs, { name: endpoint, op, value: NOT_TRAFFIC.join('|') }].map(writeMatcher).join(',')}}`);
    return `(${counted('=~')} and ${counted('!~')})`;
  });
  return parts.length === 0 ? null : parts.join(' or ');
}

/** The profile with what its service counts and is no traffic, by the answer. */
export function withoutChecks(profile: ServiceProfile, samples: readonly Sample[]): ServiceProfile {
  return samples.some(({ labels }) => labels['job'] === profile.service) ? { ...profile, excluded: NOT_TRAFFIC } : profile;
}
