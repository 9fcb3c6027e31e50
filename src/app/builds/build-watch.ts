/**
 * The facts for deciding whether to reload for a newer build. Times in Unix milliseconds; `idleMs`: since the last
 * input.
 */
export type BuildCircumstances = {
  running: string;
  offered: string;
  /** The build that the last automatic reload was for, and when. */
  last: { build: string; at: number } | null;
  idleMs: number;
  now: number;
};

/** The page is not reloaded while somebody works with it; milliseconds without input. */
const IDLE_MS = 30_000;

/** At least so long between two reloads, for servers that serve two builds alternately; milliseconds. */
const BETWEEN_RELOADS_MS = 600_000;

/** Once per build, at an idle moment, and never twice within ten minutes. */
export function shouldReload({ running, offered, last, idleMs, now }: BuildCircumstances): boolean {
  if (offered === running || offered === last?.build) return false;
  if (last !== null && now - last.at < BETWEEN_RELOADS_MS) return false;
  return idleMs >= IDLE_MS;
}

/** The addresses of the scripts that an `index.html` loads or preloads, as they are written in it. */
export function scriptsOf(html: string): string[] {
  return [...html.matchAll(/<(?:script[^>]+src|meta name="script" content)="([^"]+)"/g)].flatMap(
    ([, address]) => address ?? [],
  );
}
