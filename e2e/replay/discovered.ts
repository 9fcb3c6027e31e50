import { busiestExpr, discoveredServices, discoveryExpr, profileOf } from '@/instrumentation/discovery';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { NodeDriver } from './node-driver';

/** The services of a server as the page finds them, with how many requests that took. */
export type Discovered = { names: readonly string[]; requests: number; profileOf: (service: string) => Promise<{ profile: ServiceProfile; requests: number }> };

const NEVER = new AbortController().signal;

export async function discover({ driver, asked }: NodeDriver, at: number): Promise<Discovered> {
  const before = asked.length;
  const { samples } = await driver.instantQuery(discoveryExpr(), at, NEVER);
  await driver.instantQuery(busiestExpr(), at, NEVER);
  const services = discoveredServices(samples);
  return {
    names: services.map(({ service }) => service),
    requests: asked.length - before,
    profileOf: async (service) => {
      const since = asked.length;
      const found = services.find((one) => one.service === service) ?? { service, exposed: new Set<string>() };
      return { profile: profileOf(found), requests: asked.length - since };
    },
  };
}
