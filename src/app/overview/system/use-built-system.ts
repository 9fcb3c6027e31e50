import { useEffect, useMemo, useState } from 'react';
import type { PageSource } from '@/app/overview/facts/use-page-source';
import type { Filters } from '@/dashboard/filters';
import type { ServiceFacts } from '@/health/service-facts';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { VectorSource } from '@/panels/queries/vector-question';
import { loadUntilThere } from '@/ui/loading/load-until-there';
import type { BuiltSystem, systemReader } from './system-reader';
import { useSystemProfile } from './use-system-profile';

export type BuiltSystemInput = {
  profile: ServiceProfile;
  filters: Filters;
  scrape: PageSource['scrape'];
  source: VectorSource;
  facts: ServiceFacts | null;
};

export type Reader = typeof systemReader;

/** `isAsking`: it is still being found out what there is. `problem`: why that cannot be found out; empty where it can. */
type Found = { reader: Reader | null; built: BuiltSystem | null; isAsking: boolean; problem: string };

/** The panels and queries about the resources that a service turns out to have. */
export function useBuiltSystem({ profile, filters, scrape, source, facts }: BuiltSystemInput): Found {
  const { reader, problem } = useReader();
  const instances =
    facts && source.isReady
      ? facts.instances.flatMap(({ instance, up }) => (up === null ? [] : instance)).join(' ')
      : null;
  const { system, isAsking } = useSystemProfile(reader, {
    connection: source.connection,
    service: profile.service,
    instances,
    deadline: source.deadline,
  });
  const built = useMemo(
    () =>
      reader === null || system === null
        ? null
        : reader.build(system, profile, filters, { scrapeInterval: scrape.interval, step: source.step }),
    [reader, system, profile, filters, scrape.interval, source.step],
  );
  return { reader, built, isAsking: isAsking && problem === '', problem };
}

function useReader(): { reader: Reader | null; problem: string } {
  const [reader, setReader] = useState<Reader | null>(null);
  const [problem, setProblem] = useState('');
  // A chunk of code: the verdict does not wait for it.
  useEffect(() => {
    const load = async () => {
      setReader((await import('./system-reader')).systemReader);
      setProblem('');
    };
    return loadUntilThere(load, (error) => setProblem(error instanceof Error ? error.message : String(error)));
  }, []);
  return { reader, problem };
}
