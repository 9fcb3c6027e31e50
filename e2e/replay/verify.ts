import type { ServiceProfile } from '@/instrumentation/service-profile';
import { rateWindow } from '@/promql/rate-window';
import { compareNumbers, type Paces } from './compare-numbers';
import { compareProfile } from './compare-profile';
import type { Discovered } from './discovered';
import { STOPWATCH } from './family';
import { type Finding, NOTHING, oneOf, sameNumber } from './finding';
import type { NodeDriver } from './node-driver';
import { SCRAPE_INTERVAL } from './replay';
import type { ReplayedService } from './replayed-service';
import { type DisplayedNumbers, displayedNumbers } from './displayed-numbers';
import type { Pace } from './truth';

/**
 * What the page makes of a service: how it was recognised, how many requests that took, and everything that was
 * compared with the truth.
 */
export type Verification = {
  service: ReplayedService;
  profile: ServiceProfile;
  requests: number;
  findings: readonly Finding[];
};

const NEVER = new AbortController().signal;

/** Look at a service as the page does, at `at` in Unix seconds, and compare. */
export async function verify(
  service: ReplayedService,
  { driver }: NodeDriver,
  discovered: Discovered,
  at: number,
): Promise<Verification> {
  const { profile, requests } = await discovered.profileOf(service.name);
  const shown = await displayedNumbers(driver, profile, at);
  if (service.families.length === 0) return { service, profile, requests, findings: compareSilence(shown) };
  const pace = (wanted: number) => paceOf(service.name, wanted, driver, at);
  const { windows } = profile;
  const [traffic, errors, cpu] = await Promise.all([pace(windows.traffic), pace(windows.errors), pace(windows.cpu)]);
  const paces: Paces = { traffic, errors, cpu };
  const findings = [...compareProfile(profile, service), ...compareNumbers({ service, profile, shown, paces })];
  return { service, profile, requests, findings: service.isStranger === true ? findings.map(unlessSilent) : findings };
}

/** Of a stranger nothing need be known; what is said must be true. */
function unlessSilent(finding: Finding): Finding {
  return finding.shown === NOTHING ? { ...finding, isRight: true } : finding;
}

/** What could not be scraped is down, and no number is shown of it. */
function compareSilence({ moment }: DisplayedNumbers): Finding[] {
  const { instancesUp, requestRate, p95, mean } = moment;
  return [
    sameNumber('instances up', instancesUp, 0),
    ...[requestRate, p95?.value, mean].map((value, i) =>
      oneOf(['requests per second', 'p95', 'mean'][i] ?? '', value?.toString(), null),
    ),
  ];
}

async function paceOf(job: string, wanted: number, driver: NodeDriver['driver'], at: number): Promise<Pace> {
  const { samples } = await driver.instantQuery(
    `rate(${STOPWATCH}{job="${job}"}[${rateWindow(wanted, SCRAPE_INTERVAL, 0)}s])`,
    at,
    NEVER,
  );
  const of = (instance: string) => samples.find(({ labels }) => labels['instance'] === instance)?.value ?? NaN;
  return { a: of('a'), b: of('b') };
}
