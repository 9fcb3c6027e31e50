import { busiestExpr, discoveredServices, discoveryExpr } from '@/instrumentation/discovery/discovery';
import { findProfile } from '@/instrumentation/find-profile';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { NodeDriver } from './node-driver';

/** The services of a server as discovered by the page, and the number of requests this took. */
export type Discovered = {
  names: readonly string[];
  requests: number;
  profileOf: (service: string) => Promise<{ profile: ServiceProfile; requests: number }>;
};

const NO_ABORT = new AbortController().signal;

export async function discover({ driver, asked }: NodeDriver, at: number): Promise<Discovered> {
  const before = asked.length;
  const { samples } = await driver.instantQuery(discoveryExpr(), at, NO_ABORT);
  const services = discoveredServices(samples);
  const busiest = busiestExpr(services.map(profileOf));
  if (busiest !== null) await driver.instantQuery(busiest, at, NO_ABORT);
  return {
    names: services.map(({ service }) => service),
    requests: asked.length - before,
    profileOf: async (service) => {
      const since = asked.length;
      const found = services.find((one) => one.service === service) ?? { service, exposed: new Set<string>() };
      const profile = await findProfile(found, async (expr) => (await driver.instantQuery(expr, at, NO_ABORT)).samples);
      return { profile, requests: asked.length - since };
    },
  };
}
