import type { ServiceProfile } from '@/instrumentation/service-profile';

/** As it is kept, with the build that made it: another one may know profiles of another shape. `seen`: when the service was looked at last, in milliseconds. */
export type Remembered = { build: string; seen: number; profile: ServiceProfile };

/** Begins the keys of all of them. */
export const REMEMBERED = 'vigie.profile ';

export const keyOf = (server: string, service: string) => `${REMEMBERED}${server} ${service}`;

export const buildId = () => document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;

/** How a service was instrumented when this browser looked at it last; null where it is not known. A guess, to be asked ahead by: it is looked at anew on every load. */
export function rememberedProfile(server: string, service: string): ServiceProfile | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(server, service)) ?? 'null') as Remembered | null;
    return kept !== null && kept.build === buildId() ? kept.profile : null;
  } catch {
    // Whoever may not remember anything is served by what the names of metrics tell.
    return null;
  }
}
