import type { ServiceProfile } from '@/instrumentation/service-profile';
import { grouped } from '@/prometheus/grouped';
import { rateWindow } from '@/promql/rate-window';

/** Services whose requests are asked with the same words; `interval`: seconds between their scrapes, 0 where no window depends on it. */
export type ServiceGroup = { profile: ServiceProfile; services: readonly string[]; interval: number };

/** The services by how they are instrumented. One expression per group serves all of it, so a server of one convention is asked one. */
export function groupServices(profiles: readonly ServiceProfile[], intervals: ReadonlyMap<string, number>): ServiceGroup[] {
  const intervalOf = (profile: ServiceProfile) => windowInterval(profile, intervals.get(profile.service) ?? 0);
  const alike = grouped(profiles, (profile) => JSON.stringify([profile.requests, profile.errors, profile.duration, profile.excluded, profile.windows, intervalOf(profile)]));
  return [...alike.values()].flatMap((of) => (of[0] === undefined ? [] : [{ profile: of[0], services: of.map(({ service }) => service), interval: intervalOf(of[0]) }]));
}

/** Two services that are scraped differently but whose windows are long enough for both are asked alike. */
function windowInterval({ windows }: ServiceProfile, interval: number): number {
  const shortest = Math.min(windows.traffic, windows.errors, windows.latency);
  return rateWindow(shortest, interval, 0) === shortest ? 0 : interval;
}
