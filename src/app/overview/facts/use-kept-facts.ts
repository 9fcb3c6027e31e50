import type { Overview } from '@/dashboard/overview/overview';
import type { ServiceFacts } from '@/health/service-facts';
import { useStateOf } from '@/panels/use-state-of';

/**
 * The facts, null before the first pulse, and `problem` why there is none: its question failed; empty otherwise. `doubts`: what the server or the
 * answer itself says against them. The newest sample of the service, Unix seconds, null where there is none in six hours, and while `isAgeAwaited`.
 */
export type Told = { facts: ServiceFacts | null; problem: string; doubts: readonly string[]; newestSample: number | null; isAgeAwaited: boolean };

/** `subject`: what is looked at, in text. `overview`: how it is asked about. */
type About = { subject: string; overview: Overview };

type Kept = About & { told: Told; shown: Told };

/**
 * What was told of a subject stands while it is asked anew with other windows, as after the first answer about its targets, until all of that `isWhole`: what it
 * lacks would be taken for a change. And the newest sample is the last that was known while an older one is looked for.
 */
export function useKeptFacts(about: About, told: Told, isWhole: boolean): Told {
  const [kept, keep] = useStateOf<Kept | null>(about.subject, null);
  if (kept !== null && told.problem === '' && (told.facts === null || (kept.overview !== about.overview && !isWhole))) return kept.shown;
  if (told.facts === null) return told;
  if (kept?.told === told && kept.overview === about.overview) return kept.shown;
  const shown = told.isAgeAwaited && kept !== null ? { ...told, newestSample: kept.shown.newestSample } : told;
  // What is shown next follows from what is known now: React renders again with what it became.
  keep({ ...about, told, shown });
  return shown;
}
