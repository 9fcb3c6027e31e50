import { configuredMetrics, withConfigured, type ConfiguredMetric, type ConfiguredProfile } from './configured-profile';
import type { ServiceProfile } from './service-profile';

/**
 * What is configured of one service. `apply` replaces the configured parts of a profile; `excluded`: its endpoints that
 * are not traffic, as in `ConfiguredProfile`.
 */
export type ProfileOverride = {
  apply: (found: ServiceProfile) => ServiceProfile;
  metrics: readonly ConfiguredMetric[];
  excluded: readonly string[] | undefined;
};

export function profileOverride(configured: ConfiguredProfile): ProfileOverride {
  return {
    apply: (found) => withConfigured(found, configured),
    metrics: configuredMetrics(configured),
    excluded: configured.excluded,
  };
}
