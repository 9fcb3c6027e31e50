import { useMemo, useRef } from 'react';
import type { VectorQuery } from '@/dashboard/vector-query';
import { fleetOf } from '@/health/system/fleet';
import { knownInstant } from '@/panels/queries/vector-state';
import { FleetTable } from '@/panels/fleet/fleet-table';
import { instanceRows } from '@/panels/fleet/instance-rows';
import { useLines } from '@/panels/queries/use-lines';
import { useVectors } from '@/panels/queries/use-vectors';
import { useIsNear } from '@/ui/near-screen';
import { columnText } from '@/app/view/range-text';
import type { OverviewModel } from './use-overview';
import { useRowsTurn } from './use-rows-turn';

const NO_QUERIES: readonly VectorQuery[] = [];

/** Every instance in a row. What only this table shows is asked while it is near the screen. */
export function InstancesSection({ model }: { model: OverviewModel }) {
  const place = useRef<HTMLDivElement>(null);
  // The rows of the table above are rendered before these.
  const isItsTurn = useRowsTurn(place, model);
  const isNear = useIsNear(place, isItsTurn);
  const { panelView, overview, filters, tables, tableActions } = model;
  const { rows, isAwaited } = useInstanceRows(model, isItsTurn, isNear);
  const actions = useMemo(() => tableActions('instances'), [tableActions]);
  return (
    <div ref={place}>
      {rows.length === 0 ? null : (
        <FleetTable
          rows={rows}
          isAwaited={isAwaited}
          hasRequests={overview.fleet !== null}
          hasErrors={model.facts?.notMeasured.includes('errors') !== true}
          ofAllEndpoints={overview.ofAllEndpoints}
          rangeText={columnText(panelView.range)}
          selected={filters.instances}
          view={panelView}
          choice={tables.instances}
          actions={actions}
        />
      )}
    </div>
  );
}

function useInstanceRows(
  { overview, panelView, laterSource, facts, now }: OverviewModel,
  isItsTurn: boolean,
  isNear: boolean,
) {
  const { fleet } = overview;
  const { startTime } = overview.vectors;
  const asked = isNear ? fleet : null;
  const states = useVectors(asked?.now ?? NO_QUERIES, laterSource);
  const lines = useLines(
    useMemo(() => ({ requests: asked?.requests ?? null, starts: startTime }), [asked, startTime]),
    laterSource,
  );
  const { thresholds } = panelView;
  const lastEdge = overview.fleet?.lastEdge ?? null;
  const rows = useMemo(() => {
    if (facts === null || !isItsTurn) return [];
    return instanceRows({
      instances: facts.instances,
      fleet: fleetOf(facts),
      samples: states.flatMap((state) => knownInstant(state)?.samples ?? []),
      lastEdge,
      requests: lines('requests'),
      starts: lines('starts'),
      thresholds,
      errorWindow: facts.errorWindow,
      now,
    });
  }, [facts, isItsTurn, states, lines, lastEdge, thresholds, now]);
  return { rows, isAwaited: asked === null || states.some((state) => knownInstant(state) === null && !state.error) };
}
