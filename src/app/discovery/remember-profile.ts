import type { ServiceProfile } from '@/instrumentation/service-profile';
import { buildId, keyOf, REMEMBERED, type Remembered } from './remembered-profile';

/** More services than anybody looks at in turns; a profile is some kilobytes of the five megabytes that an origin has for all its pages. */
const MOST = 50;

/** Nothing is remembered by Vite's development server, whose builds have no name. */
export function rememberProfile(server: string, profile: ServiceProfile): void {
  try {
    const build = buildId();
    if (build === undefined) return;
    forgetOthers(build, MOST - 1, keyOf(server, profile.service));
    localStorage.setItem(keyOf(server, profile.service), JSON.stringify({ build, seen: Date.now(), profile } satisfies Remembered));
  } catch {
    // Full, or not allowed.
  }
}

/** Services come and go, and nobody says when one is gone for good: those that were looked at last stay, and of another build none is read any more. */
function forgetOthers(build: string, most: number, kept: string): void {
  const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '').filter((key) => key.startsWith(REMEMBERED) && key !== kept);
  const all = keys.map((key) => ({ key, seen: seenAt(key, build) })).toSorted((a, b) => b.seen - a.seen);
  all.forEach(({ key, seen }, place) => {
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
