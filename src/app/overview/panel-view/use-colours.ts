import { useCallback, useMemo, useState } from 'react';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { Filters } from '@/dashboard/filters';
import type { InstanceFacts, ServiceFacts } from '@/health/service-facts';
import type { SeriesColour } from '@/ui/charts/chart-series';
import { assignColours, type SeriesColours } from '@/ui/charts/colours/series-colours';

/** How the lines of endpoints and instances look, the same in every chart, table and strip of the page. */
export type LineLooks = {
  colourOf: (name: string) => SeriesColour | undefined;
  endOf: (name: string) => string | null;
};

const NONE: SeriesColours = new Map();

export function useColours(facts: ServiceFacts | null, filters: Filters): LineLooks {
  const busiest = facts?.endpoints?.toSorted((a, b) => b.requestRate - a.requestRate) ?? [];
  const endpoints = useStableColours(
    busiest.map(({ endpoint }) => endpoint),
    filters,
  );
  const instances = useStableColours(facts?.instances.map(({ instance }) => instance) ?? [], filters);
  const colourOf = useCallback((name: string) => endpoints.get(name) ?? instances.get(name), [endpoints, instances]);
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
  return instances.flatMap(({ instance, up }): [string, string][] =>
    up === true ? [] : [[instance, `${instance} ${up === null ? 'vanished' : 'down'}`]],
  );
}

/** As many names as there are colours; the others share them. */
const DISTINCT = 8;

/**
 * Colours that stay with their names while names come and go, also when filters change, so that a chosen line keeps its
 * colour. The first names get distinct colours.
 */
function useStableColours(names: readonly string[], filters: Filters): SeriesColours {
  const [held, setHeld] = useState({ filters, colours: NONE });
  const { colours } = held;
  const isOther = held.filters !== filters;
  // None are known while other filters are asked about.
  if (names.length === 0 || (!isOther && names.every((name) => colours.has(name)))) return colours;
  const first = names.slice(0, DISTINCT);
  const kept = isOther ? withoutSharers(first, colours) : colours;
  const next = assignColours(names, new Map([...kept, ...assignColours(first, kept)]));
  setHeld({ filters, colours: next });
  return next;
}

/** Without those of these names whose colour one before them has. */
function withoutSharers(names: readonly string[], colours: SeriesColours): SeriesColours {
  const left = new Map(colours);
  const taken = new Set<SeriesColour | undefined>();
  for (const name of names) {
    const colour = left.get(name);
    if (taken.has(colour)) left.delete(name);
    taken.add(colour);
  }
  return left;
}
