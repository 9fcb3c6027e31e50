import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from './discovered-service';
import { discoveredServices } from './discovery';
import { profileOf } from './profile-of';
import type { ServiceProfile } from './service-profile';

/**
 * How a service that counts no requests was read when it did, by the answer to `formerExpr`: then the page shows that they are missing. null where it never
 * did, as far as that tells, or where what counted them is still there and was found not to.
 */
export function formerProfile(service: DiscoveredService, samples: readonly Sample[]): ServiceProfile | null {
  const then = discoveredServices(samples).find((one) => one.service === service.service);
  if (then === undefined) return null;
  const profile = profileOf({ ...then, exposed: new Set([...service.exposed, ...then.exposed]) });
  const metric = profile.requests?.metric;
  if (metric === undefined || service.exposed.has(metric)) return null;
  const problem = `${metric} counted the requests of this service within the last day and has no samples any more: what was deployed since?`;
  return { ...profile, recognition: { ...profile.recognition, problems: [problem] } };
}
