import { useCallback, useMemo } from 'react';
import type { Config } from '@/app/config/config';
import type { PageSource } from '@/app/overview/facts/use-page-source';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { ViewActions } from '@/app/view/view-actions';
import { isChosen, type Filters } from '@/dashboard/filters';
import type { LinkSubject } from '@/dashboard/external-links';
import type { ServiceFacts } from '@/health/service-facts';
import { hasTraffic } from '@/health/signals/enough';
import type { PanelView } from '@/panels/panel-view';
import { latestOf, momentFactsOf, readingsOf, tooFewOf, type MomentFacts } from './readings';
import { useColours } from './use-colours';

type Known = Pick<PanelView, 'timeZone' | 'freshness' | 'thresholds' | 'knowledgeOf'> & Pick<Config, 'linksTo'>;

/**
 * The common properties of all panels, the same object until something in it changes. `problem`: why there are no
 * facts, empty where they may still come.
 */
export function usePanelView(
  page: PageSource,
  facts: ServiceFacts | null,
  problem: string,
  known: Known,
  filters: Filters,
  actions: ViewActions,
): PanelView {
  const { source, start, end } = page;
  const { timeZone, freshness, thresholds, knowledgeOf } = known;
  const { colourOf, endOf } = useColours(facts, filters);
  // Every chart is drawn again where these are others.
  const changes = useUnchanged(facts?.changes ?? []);
  const numbers = useNumbers(momentFactsOf(facts, freshness));
  const moves = useMoves(page, known, filters, actions);
  const isReceiving = facts === null ? (problem === '' ? 'asking' : null) : hasTraffic(facts.current);
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
      hasTraffic: isReceiving,
      ...numbers,
      changes,
      filters,
      ...moves,
    }),
    [
      source,
      start,
      end,
      timeZone,
      freshness,
      thresholds,
      knowledgeOf,
      colourOf,
      endOf,
      isReceiving,
      numbers,
      changes,
      filters,
      moves,
    ],
  );
}

type Moves = Pick<PanelView, 'linksOf' | 'zoom' | 'pick'>;

/** Where a reader gets to from a panel: other pages, a part of the range, an endpoint or an instance. */
function useMoves(
  { start, end }: PageSource,
  { linksTo }: Pick<Known, 'linksTo'>,
  filters: Filters,
  actions: ViewActions,
): Moves {
  const { qualifier } = filters;
  // A route is narrowed down to one of its methods, and widened from it: both together would be the wider one.
  const pick = useCallback<PanelView['pick']>(
    (filter, value) =>
      actions.pick(
        filter,
        value,
        (other) => filter === 'endpoint' && isChosen({ endpoints: [other], qualifier }, value),
      ),
    [actions, qualifier],
  );
  return useMemo(
    () => ({
      linksOf: (about) => linksTo({ ...subjectOf(filters), start, end, ...about }),
      zoom: actions.zoom,
      pick,
    }),
    [linksTo, filters, start, end, actions, pick],
  );
}

/**
 * By what they are read from: most facts are others because a line came, and every panel would be rendered again for
 * the same numbers.
 */
function useNumbers({
  current,
  instances,
  notAnswered,
}: MomentFacts): Pick<PanelView, 'readings' | 'latest' | 'tooFew'> {
  return useMemo(() => {
    const moment = { current, instances, notAnswered };
    return { readings: readingsOf(moment), latest: latestOf(moment), tooFew: tooFewOf(moment) };
  }, [current, instances, notAnswered]);
}

function subjectOf({ service, endpoints, instances }: Filters): Pick<LinkSubject, 'service' | 'endpoint' | 'instance'> {
  const only = (chosen: readonly string[]) => (chosen.length === 1 ? (chosen[0] ?? null) : null);
  return { service, endpoint: only(endpoints), instance: only(instances) };
}
