import type { ServiceProfile } from '@/instrumentation/service-profile';

/** As it is kept, with the build that made it: another one may know profiles of another shape. */
type Remembered = { build: string; profile: ServiceProfile };

const keyOf = (server: string, service: string) => `vigie.profile ${server} ${service}`;

const buildId = () => document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;

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

/** Nothing is remembered by Vite's development server, whose builds have no name. */
export function rememberProfile(server: string, profile: ServiceProfile): void {
  try {
    const build = buildId();
    if (build !== undefined) localStorage.setItem(keyOf(server, profile.service), JSON.stringify({ build, profile } satisfies Remembered));
  } catch {
    // Full, or not allowed.
  }
}
