import type { ServiceProfile } from '@/instrumentation/service-profile';
import { rateWindow } from '@/promql/rate-window';
import { compareNumbers, type Paces } from './compare-numbers';
import { compareProfile } from './compare-profile';
import type { Discovered } from './discover';
import { CLOCK_METRIC } from './family';
import { type Check, NOTHING, checkOneOf, checkNumber } from './check';
import type { NodeDriver } from './node-driver';
import { SCRAPE_INTERVAL } from './replay';
import type { ReplayedService } from './replayed-service';
import { type DisplayedNumbers, displayedNumbers } from './displayed-numbers';
import type { Pace } from './expected-numbers';

/** The result for a service: its profile, the number of requests to find it, and all checks. */
export type Verification = {
  service: ReplayedService;
  profile: ServiceProfile;
  requests: number;
  checks: readonly Check[];
};

const NO_ABORT = new AbortController().signal;

/** Reads a service as the page does at the instant `at`, Unix seconds, and checks the result. */
export async function verify(
  service: ReplayedService,
  { driver }: NodeDriver,
  discovered: Discovered,
  at: number,
): Promise<Verification> {
  const { profile, requests } = await discovered.profileOf(service.name);
  const shown = await displayedNumbers(driver, profile, at);
  if (service.families.length === 0) return { service, profile, requests, checks: checkNoNumbers(shown) };
  const pace = (wanted: number) => paceOf(service.name, wanted, driver, at);
  const { windows } = profile;
  const [traffic, errors, cpu] = await Promise.all([pace(windows.traffic), pace(windows.errors), pace(windows.cpu)]);
  const paces: Paces = { traffic, errors, cpu };
  const checks = [...compareProfile(profile, service), ...compareNumbers({ service, profile, shown, paces })];
  return { service, profile, requests, checks: service.isUnknown === true ? checks.map(passIfMissing) : checks };
}

/** An unknown convention need not be recognised, but what is shown must be correct. */
function passIfMissing(check: Check): Check {
  return check.shown === NOTHING ? { ...check, passes: true } : check;
}

/** A target that cannot be scraped is down, and shows no numbers. */
function checkNoNumbers({ moment }: DisplayedNumbers): Check[] {
  const { instancesUp, requestRate, p95, mean } = moment;
  return [
    checkNumber('instances up', instancesUp, 0),
    ...[requestRate, p95?.value, mean].map((value, i) =>
      checkOneOf(['requests per second', 'p95', 'mean'][i] ?? '', value?.toString(), null),
    ),
  ];
}

async function paceOf(job: string, wanted: number, driver: NodeDriver['driver'], at: number): Promise<Pace> {
  const { samples } = await driver.instantQuery(
    `rate(${CLOCK_METRIC}{job="${job}"}[${rateWindow(wanted, SCRAPE_INTERVAL, 0)}s])`,
    at,
    NO_ABORT,
  );
  const of = (instance: string) => samples.find(({ labels }) => labels['instance'] === instance)?.value ?? NaN;
  return { a: of('a'), b: of('b') };
}
