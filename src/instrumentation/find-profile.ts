import type { Sample } from '@/prometheus/series';
import { union } from '@/promql/expression';
import { edgesExpr, readEdges } from '@/instrumentation/check/bucket-edges';
import { inspectedService, inspectionExpr, neverObserved } from '@/instrumentation/discovery/inspection';
import type { Inspection } from '@/instrumentation/discovery/without-unobserved';
import { checkedProfile } from '@/instrumentation/check/profile-check';
import { mayBeSeveral } from '@/instrumentation/check/several-processes';
import { checkParts, readCheck } from '@/instrumentation/check/profile-facts';
import { areSeveral, severalServicesPart } from '@/instrumentation/check/several-services';
import type { ConfiguredProfile } from './configured-profile';
import type { DiscoveredService } from './discovered-service';
import { isToldByNames, profileOf, requestProfiles } from './profile-of';
import type { ProfileOverride } from './profile-override';
import type { ServiceProfile } from './service-profile';

/** Sends an instant query, evaluated `ago` seconds before now. */
type Ask = (expr: string, ago?: number) => Promise<readonly Sample[]>;

/**
 * Finds the profile of one service in at most sixteen instant queries, none of which reads another job: its samples are
 * inspected and the resulting profile is checked. A service without request metrics is also searched for former ones,
 * and for counters of its own. `configured` parts replace recognised ones, and are checked too.
 */
export async function findProfile(
  service: DiscoveredService,
  ask: Ask,
  configured: ConfiguredProfile | null = null,
): Promise<ServiceProfile> {
  // Code that few services need is loaded on demand.
  const override = configured === null ? null : (await import('./profile-override')).profileOverride(configured);
  const { profile, inspected, samples } = await readProfile(service, ask, override);
  const isUsual =
    profile.requests !== null &&
    service.isScrapedTwice !== true &&
    !areSeveral(samples) &&
    !mayBeSeveral(samples, profile);
  if (isUsual) return profile;
  const readThen = async (then: DiscoveredService, ago: number) =>
    (await readProfile(then, (expr) => ask(expr, ago), override)).profile;
  return (await import('./look-further')).lookFurther(profile, inspected, { ask, readThen, samples });
}

/** With the inspection beside them as many as the page has under way at once. */
const QUERIES_OF_LARGE = 3;

/** The result of inspection and check; `samples` are the answer of the check. */
type Read = { profile: ServiceProfile; inspected: DiscoveredService; samples: readonly Sample[] };

async function readProfile(service: DiscoveredService, ask: Ask, override: ProfileOverride | null): Promise<Read> {
  const askFor = (expr: string | null) => (expr === null ? Promise.resolve([]) : ask(expr));
  const withOverride = (found: ServiceProfile) => override?.apply(found) ?? found;
  const checkOf = (known: DiscoveredService) => checkOfGuess(known, withOverride(profileOf(known)), override);
  // Where metric names identify the convention, the samples mostly confirm it, so the check is sent without waiting for
  // them.
  const expected = isToldByNames(withOverride(profileOf(service))) ? checkOf(service) : [];
  const checked = askAll(expected, ask);
  // A failure of this early check matters only where its answer is used below.
  checked.catch(() => undefined);
  const { looked, inspected } = await inspect(service, askFor);
  const check = checkOf(inspected);
  const [samples, edges] = await Promise.all([
    check.join() === expected.join() ? checked : askAll(check, ask),
    askFor(edgesExpr(withOverride(profileOf(inspected)), looked, inspected)),
  ]);
  const facts = { ...readCheck(samples), ...readEdges(edges) };
  return {
    profile: checkedProfile(withOverride(profileOf({ ...inspected, rates: facts.rates })), facts, override),
    inspected,
    samples,
  };
}

async function inspect(
  service: DiscoveredService,
  ask: (expr: string | null) => Promise<readonly Sample[]>,
): Promise<Inspection> {
  const looked = await ask(inspectionExpr(service));
  const found = { looked, inspected: inspectedService(service, looked) };
  return neverObserved(looked).length === 0
    ? found
    : (await import('@/instrumentation/discovery/without-unobserved')).withoutUnobserved(service, found, ask);
}

/**
 * The queries of the check: mostly one, because requests are what it costs. Of a large service each part takes the
 * server a good while, so that several are asked, which it works on at once.
 */
function checkOfGuess(known: DiscoveredService, guess: ServiceProfile, override: ProfileOverride | null): string[] {
  const several = guess.requests && severalServicesPart(known, guess.requests);
  const parts = checkParts(guess, requestProfiles(known), { override, several, isSilent: known.isSilent }) ?? [];
  const count = known.isLarge === true ? QUERIES_OF_LARGE : 1;
  return Array.from({ length: count }, (_, i) => parts.filter((_part, at) => at % count === i))
    .filter((some) => some.length > 0)
    .map(union);
}

const askAll = async (exprs: readonly string[], ask: Ask): Promise<readonly Sample[]> =>
  (await Promise.all(exprs.map((expr) => ask(expr)))).flat();
