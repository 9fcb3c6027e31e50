import type { SystemGroupId } from '@/dashboard/system/group-ids';
import type { ServiceProfile } from '@/instrumentation/service-profile';

/**
 * A stored profile, with its build, because other builds may have profiles of another shape. `seen`: when the service
 * was last shown, milliseconds. `groups`: the groups of its resources at that time.
 */
export type Remembered = { build: string; seen: number; profile: ServiceProfile; groups?: readonly SystemGroupId[] };

/** Begins the keys of all of them. */
export const REMEMBERED = 'vigie.profile ';

export const keyOf = (server: string, service: string) => `${REMEMBERED}${server} ${service}`;

export const buildId = () => document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;

/**
 * The stored profile of a service; null where there is none. Only a guess for queries that are sent early: every load
 * finds the profile anew.
 */
export function remembered(server: string, service: string): Remembered | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(server, service)) ?? 'null') as Remembered | null;
    return kept !== null && kept.build === buildId() ? kept : null;
  } catch {
    // Whoever may not remember anything is served by what the names of metrics tell.
    return null;
  }
}
