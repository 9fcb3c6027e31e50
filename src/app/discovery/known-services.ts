import { ALL_SERVICES } from '@/app/config/all-services';
import type { Config } from '@/app/config/config';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { busiestExpr, busiestService, discoveredServices } from '@/instrumentation/discovery/discovery';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { instantQuestion } from '@/panels/queries/instant-question';
import type { Connection } from '@/prometheus/connection/connection';
import type { Sample } from '@/prometheus/series';
import { SERVICES_EVERY } from './discovery-question';

/** A service by discovery and configuration: its metrics and statuses; endpoint labels are only assumed. */
export type KnownService = DiscoveredService & { profile: ServiceProfile };

export function knownServices(
  samples: readonly Sample[],
  { asConfigured }: Pick<Config, 'asConfigured'>,
): KnownService[] {
  return discoveredServices(samples).map((each) => ({ ...each, profile: asConfigured(profileOf(each)) }));
}

/** Nothing is asked where one is chosen; one that is alone is the busiest. */
export function busiestQuestion(
  connection: Connection,
  deadline: number,
  chosen: string | null,
  known: readonly KnownService[],
) {
  const expr = chosen === null && known.length > 1 ? busiestExpr(known.map(({ profile }) => profile)) : null;
  return instantQuestion({
    connection,
    deadline,
    expr: expr ?? '',
    enabled: expr !== null,
    title: 'The busiest service',
    refreshEvery: SERVICES_EVERY,
  });
}

/**
 * `rates` as the question about the busiest is answered. null where there are none, and where all of them are looked
 * at.
 */
export function serviceLookedAt(
  known: readonly KnownService[],
  chosen: string | null,
  rates: readonly Sample[],
): DiscoveredService | null {
  if (chosen === ALL_SERVICES) return null;
  const name =
    chosen ??
    busiestService(
      known.map(({ profile }) => profile),
      rates,
    );
  return name === null
    ? null
    : (known.find(({ service }) => service === name) ?? { service: name, exposed: new Set() });
}
