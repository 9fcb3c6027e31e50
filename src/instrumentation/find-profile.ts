import type { Sample } from '@/prometheus/series';
import type { DiscoveredService } from './discovered-service';
import { inspectedService, inspectionExpr } from './inspection';
import { counterNamesExpr, counterRatesExpr, mostMoving } from './own-counters';
import { checkedProfile, checkExpr, readCheck } from './profile-check';
import { profileOf, requestProfiles } from './profile-of';
import type { ServiceProfile } from './service-profile';

/** Answers an instant query. */
type Ask = (expr: string) => Promise<readonly Sample[]>;

/**
 * The profile of one service as a server knows it, in at most four instant queries, none of which reads another job: its samples are looked at,
 * what follows from them is checked, and where it tells nothing about requests, its own counters are found.
 */
export async function findProfile(service: DiscoveredService, ask: Ask): Promise<ServiceProfile> {
  const askFor = (expr: string | null) => (expr === null ? Promise.resolve([]) : ask(expr));
  const inspected = inspectedService(service, await askFor(inspectionExpr(service)));
  const facts = readCheck(await askFor(checkExpr(profileOf(inspected), requestProfiles(inspected))));
  const profile = checkedProfile(profileOf({ ...inspected, rates: facts.rates }), facts);
  if (profile.requests !== null) return profile;
  const rates = await askFor(counterRatesExpr(profile.service, await ask(counterNamesExpr(profile.service))));
  return { ...profile, counters: mostMoving(rates) };
}
