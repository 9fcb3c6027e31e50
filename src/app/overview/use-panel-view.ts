import { useMemo } from 'react';
import type { Filters } from '@/dashboard/filters';
import { outwardLinks, type LinkSubject, type LinkTemplate } from '@/dashboard/outward-links';
import { hasTraffic } from '@/health/enough';
import type { ServiceFacts } from '@/health/service-facts';
import type { PanelView } from '@/panels/panel-view';
import { latestOf, readingsOf, tooFewOf } from './readings';
import { useColours } from './use-colours';
import { useUnchanged } from '@/app/use-unchanged';
import type { PageSource } from './use-page-source';
import type { ViewActions } from '@/app/view/use-view-state';

type Known = Pick<PanelView, 'timeZone' | 'freshness' | 'thresholds' | 'knowledgeOf'> & { links: readonly LinkTemplate[] };

/** What every panel gets, as one object that stays the same between refreshes. `problem`: why there are no facts, empty where they may still come. */
export function usePanelView(page: PageSource, facts: ServiceFacts | null, problem: string, known: Known, filters: Filters, actions: ViewActions): PanelView {
  const { source, start, end } = page;
  const { timeZone, freshness, thresholds, knowledgeOf, links } = known;
  const { colourOf, endOf } = useColours(facts, filters);
  // Every chart is drawn again where these are others.
  const changes = useUnchanged(facts?.changes ?? []);
  const unknown = problem === '' ? 'asking' : null;
  return useMemo(
    (): PanelView => ({
      ...source,
      start,
      end,
      timeZone,
      freshness,
      thresholds,
      knowledgeOf,
      colourOf,
      endOf,
      hasTraffic: facts === null ? unknown : hasTraffic(facts.current),
      readings: readingsOf(facts, freshness),
      latest: latestOf(facts),
      tooFew: tooFewOf(facts),
      changes,
      filters,
      linksOf: (about) => outwardLinks(links, { ...subjectOf(filters), start, end, ...about }),
      zoom: actions.zoom,
      pick: actions.pick,
    }),
    [source, start, end, timeZone, freshness, thresholds, knowledgeOf, links, colourOf, endOf, changes, facts, unknown, filters, actions],
  );
}

function subjectOf({ service, endpoints, instances }: Filters): Pick<LinkSubject, 'service' | 'endpoint' | 'instance'> {
  const only = (chosen: readonly string[]) => (chosen.length === 1 ? (chosen[0] ?? null) : null);
  return { service, endpoint: only(endpoints), instance: only(instances) };
}
