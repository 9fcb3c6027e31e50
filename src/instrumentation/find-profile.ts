import type { Sample } from '@/prometheus/series';
import { withConfigured, type ConfiguredProfile } from './configured-profile';
import type { DiscoveredService } from './discovered-service';
import { inspectedService, inspectionExpr } from './inspection';
import { counterNamesExpr, counterRatesExpr, mostMoving } from './own-counters';
import { checkedProfile } from './profile-check';
import { checkExpr, readCheck } from './profile-facts';
import { profileOf, requestProfiles } from './profile-of';
import type { ServiceProfile } from './service-profile';
import { severalServices, severalServicesPart } from './several-services';

/** Answers an instant query. */
type Ask = (expr: string) => Promise<readonly Sample[]>;

/**
 * The profile of one service as a server knows it, in at most four instant queries, none of which reads another job: its samples are looked at,
 * what follows from them is checked, and where it tells nothing about requests, its own counters are found. What a person has `configured`
 * comes before what is found, and is checked like it.
 */
export async function findProfile(service: DiscoveredService, ask: Ask, configured: ConfiguredProfile | null = null): Promise<ServiceProfile> {
  const askFor = (expr: string | null) => (expr === null ? Promise.resolve([]) : ask(expr));
  const inspected = inspectedService(service, await askFor(inspectionExpr(service)));
  const asSaid = (found: ServiceProfile) => (configured === null ? found : withConfigured(found, configured));
  const guess = asSaid(profileOf(inspected));
  const several = guess.requests && severalServicesPart(inspected, guess.requests);
  const samples = await askFor(checkExpr(guess, requestProfiles(inspected), { configured, several }));
  const facts = readCheck(samples);
  const profile = checkedProfile(asSaid(profileOf({ ...inspected, rates: facts.rates })), facts, configured);
  if (profile.requests !== null) return { ...profile, recognition: { ...profile.recognition, problems: [...profile.recognition.problems, ...severalServices(samples)] } };
  const rates = await askFor(counterRatesExpr(profile.service, await ask(counterNamesExpr(profile.service))));
  return { ...profile, counters: mostMoving(rates) };
}
