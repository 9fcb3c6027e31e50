import type { ServiceProfile } from '@/instrumentation/service-profile';
import { grouped } from '@/prometheus/grouped';
import { rateWindow } from '@/promql/rate-window';

/**
 * Services whose requests are read by the same expression; `interval`: their scrape interval in seconds, 0 where no
 * rate window depends on it.
 */
export type ServiceGroup = { profile: ServiceProfile; services: readonly string[]; interval: number };

/**
 * Groups services by their instrumentation. One expression serves a whole group, so a server with a single convention
 * is asked a single one.
 */
export function groupServices(
  profiles: readonly ServiceProfile[],
  intervals: ReadonlyMap<string, number>,
): ServiceGroup[] {
  const intervalOf = (profile: ServiceProfile) => windowInterval(profile, intervals.get(profile.service) ?? 0);
  const alike = grouped(profiles, (profile) =>
    JSON.stringify([
      profile.requests,
      profile.errors,
      profile.duration,
      profile.excluded,
      profile.windows,
      intervalOf(profile),
    ]),
  );
  return [...alike.values()].flatMap((of) =>
    of[0] === undefined
      ? []
      : [{ profile: of[0], services: of.map(({ service }) => service), interval: intervalOf(of[0]) }],
  );
}

/**
 * 0 where the windows are long enough for the interval, so that services with different scrape intervals share a group.
 */
function windowInterval({ windows }: ServiceProfile, interval: number): number {
  const shortest = Math.min(windows.traffic, windows.errors, windows.latency);
  return rateWindow(shortest, interval, 0) === shortest ? 0 : interval;
}
