import type { KnownService } from '@/app/discovery/known-services';
import type { RuleMeaning } from '@/app/overview/alerts/use-rules';
import type { ServicesSource } from '@/health/facts/read-services';
import type { ServiceFacts } from '@/health/service-facts';
import type { VectorSource } from '@/panels/queries/vector-question';

/** What the facts of all services are made of. `answers` null: none yet; `intervals`: seconds between scrapes. */
export type FactsInput = {
  services: readonly KnownService[];
  answers: ServicesSource | null;
  intervals: ReadonlyMap<string, number> | null;
  limits: ReadonlyMap<string, RuleMeaning>;
  excluded: readonly string[] | null;
  source: VectorSource;
};

/** By service; null before the first answer. */
export type FactsByService = ReadonlyMap<string, ServiceFacts> | null;
