import { useCallback, useMemo } from 'react';
import type { Filters } from '@/dashboard/filters';
import type { InstanceFacts, ServiceFacts } from '@/health/service-facts';
import { useStateOf } from '@/panels/use-state-of';
import type { SeriesColour } from '@/ui/charts/chart-series';
import { useUnchanged } from '@/app/use-unchanged';
import { assignColours, type SeriesColours } from '@/ui/charts/series-colours';

/** How the lines of endpoints and instances look, the same in every chart, table and strip of the page. */
export type LineLooks = { colourOf: (name: string) => SeriesColour; endOf: (name: string) => string | null };

const NONE: SeriesColours = new Map();

export function useColours(facts: ServiceFacts | null, filters: Filters): LineLooks {
  const busiest = facts?.endpoints?.toSorted((a, b) => b.requestRate - a.requestRate) ?? [];
  const endpoints = useStableColours(busiest.map(({ endpoint }) => endpoint), filters);
  const instances = useStableColours(facts?.instances.map(({ instance }) => instance) ?? [], filters);
  const colourOf = useCallback((name: string) => endpoints.get(name) ?? instances.get(name) ?? 's1', [endpoints, instances]);
  // Every chart is drawn again where this is another function.
  const ended = useUnchanged(endsOf(facts?.instances ?? []));
  const endOf = useMemo(() => {
    const ends = new Map(ended);
    return (name: string) => ends.get(name) ?? null;
  }, [ended]);
  return { colourOf, endOf };
}

/** What it means that a line ends, by the instances that do not answer. */
function endsOf(instances: readonly InstanceFacts[]): [instance: string, text: string][] {
  return instances.flatMap(({ instance, up }): [string, string][] => (up === true ? [] : [[instance, `${instance} ${up === null ? 'vanished' : 'down'}`]]));
}

/** As many names as there are colours; the others share them. */
const DISTINCT = 8;

/** Colours that stay with their names while names come and go. The first names are those that must be told apart; other filters leave others to be. */
function useStableColours(names: readonly string[], filters: Filters): SeriesColours {
  const [colours, setColours] = useStateOf(filters, NONE);
  if (names.every((name) => colours.has(name))) return colours;
  const next = assignColours(names, assignColours(names.slice(0, DISTINCT), colours));
  setColours(next);
  return next;
}
