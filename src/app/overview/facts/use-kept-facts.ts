import type { Overview } from '@/dashboard/overview/overview';
import type { ServiceFacts } from '@/health/service-facts';
import { useStateOf } from '@/panels/use-state-of';

/**
 * The facts; null before the first pulse, with `problem` where its query failed. `doubts`: warnings of the server or
 * the answer about them. `newestSample`: Unix seconds; null where there is none in six hours, and while `isAgeAwaited`.
 */
export type FactsState = {
  facts: ServiceFacts | null;
  problem: string;
  doubts: readonly string[];
  newestSample: number | null;
  isAgeAwaited: boolean;
};

/** `subject`: what is looked at, in text. `overview`: how it is asked about. */
type About = { subject: string; overview: Overview };

type Kept = About & { latest: FactsState; shown: FactsState };

/**
 * Keeps the facts of a subject while it is queried again with other rate windows, as after the first answer about its
 * targets, until the new ones are complete (`isWhole`); what is missing before would seem to be a change. Also keeps
 * the last newest sample while an older one is searched.
 */
export function useKeptFacts(about: About, latest: FactsState, isWhole: boolean): FactsState {
  const [kept, keep] = useStateOf<Kept | null>(about.subject, null);
  if (
    kept !== null &&
    latest.problem === '' &&
    (latest.facts === null || (kept.overview !== about.overview && !isWhole))
  )
    return kept.shown;
  if (latest.facts === null) return latest;
  if (kept?.latest === latest && kept.overview === about.overview) return kept.shown;
  const shown = latest.isAgeAwaited && kept !== null ? { ...latest, newestSample: kept.shown.newestSample } : latest;
  // What is shown next follows from what is known now: React renders again with what it became.
  keep({ ...about, latest, shown });
  return shown;
}
