import type { SystemGroupId } from '@/dashboard/system/group-ids';
import type { ServiceProfile } from '@/instrumentation/service-profile';

/**
 * As it is kept, with the build that made it: another one may know profiles of another shape. `seen`: when the service was looked at last, in milliseconds.
 * `groups`: those of its resources, as they were found then.
 */
export type Remembered = { build: string; seen: number; profile: ServiceProfile; groups?: readonly SystemGroupId[] };

/** Begins the keys of all of them. */
export const REMEMBERED = 'vigie.profile ';

export const keyOf = (server: string, service: string) => `${REMEMBERED}${server} ${service}`;

export const buildId = () => document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;

/** What this browser knows of a service from when it looked at it last; null where that is nothing. A guess, to be asked ahead by: all of it is looked at anew on every load. */
export function remembered(server: string, service: string): Remembered | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(server, service)) ?? 'null') as Remembered | null;
    return kept !== null && kept.build === buildId() ? kept : null;
  } catch {
    // Whoever may not remember anything is served by what the names of metrics tell.
    return null;
  }
}
