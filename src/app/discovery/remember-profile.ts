import type { SystemGroupId } from '@/dashboard/system/group-ids';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { buildId, keyOf, REMEMBERED, remembered, type Remembered } from './remembered-profile';

/** How many profiles are remembered; each takes some kilobytes of the five megabytes of an origin. */
const MOST = 50;

/** Nothing is remembered by Vite's development server, whose builds have no name. */
export function rememberProfile(server: string, profile: ServiceProfile): void {
  const build = buildId();
  if (build !== undefined) keep(server, { ...remembered(server, profile.service), build, seen: Date.now(), profile });
}

/** The groups of a service whose profile is remembered. */
export function rememberGroups(server: string, service: string, groups: readonly SystemGroupId[]): void {
  const kept = remembered(server, service);
  if (kept !== null && kept.groups?.join() !== groups.join()) keep(server, { ...kept, groups });
}

function keep(server: string, kept: Remembered): void {
  const key = keyOf(server, kept.profile.service);
  try {
    forgetOthers(kept.build, MOST - 1, key);
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Full, or not allowed.
  }
}

/** Drops profiles of other builds, and those that were used least recently. */
function forgetOthers(build: string, most: number, but: string): void {
  const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '').filter(
    (key) => key.startsWith(REMEMBERED) && key !== but,
  );
  const latestFirst = keys.map((key) => ({ key, seen: seenAt(key, build) })).toSorted((a, b) => b.seen - a.seen);
  latestFirst.forEach(({ key, seen }, place) => {
    if (place >= most || seen === NEVER) localStorage.removeItem(key);
  });
}

const NEVER = -Infinity;

function seenAt(key: string, build: string): number {
  try {
    const { build: by, seen } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Remembered>;
    return by === build ? (seen ?? NEVER) : NEVER;
  } catch {
    return NEVER;
  }
}
