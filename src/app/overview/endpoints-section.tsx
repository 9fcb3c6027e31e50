import { useMemo, useRef } from 'react';
import { isChosen } from '@/dashboard/filters';
import type { VectorQuery } from '@/dashboard/vector-query';
import { knownInstant } from '@/panels/queries/vector-state';
import { endpointRows, type EndpointLines, type EndpointRow } from '@/panels/endpoint-table/endpoint-rows';
import { EndpointTable } from '@/panels/endpoint-table/endpoint-table';
import { unaskedEndpoints } from '@/panels/endpoint-table/remaining-rows';
import { readLatency } from '@/panels/endpoint-table/read-latency';
import { useLines } from '@/panels/queries/use-lines';
import { useVectors } from '@/panels/queries/use-vectors';
import type { Series } from '@/prometheus/series';
import { useIsNear } from '@/ui/near-screen';
import { columnText } from '@/app/view/range-text';
import type { OverviewModel } from './use-overview';
import { useRowsTurn } from './use-rows-turn';

const NO_QUERIES: readonly VectorQuery[] = [];

/**
 * Every endpoint in a row; nothing where the metrics do not tell endpoints apart. Rates and lines are those that the
 * page has anyway; durations are asked while the table is near the screen.
 */
export function EndpointsSection({ model }: { model: OverviewModel }) {
  const place = useRef<HTMLDivElement>(null);
  const { overview, panelView, profile, facts, filters, tables, tableActions } = model;
  const lines = useEndpointLines(model);
  const isItsTurn = useRowsTurn(place, model);
  const { latency, isAwaited } = useEndpointLatency(model, useIsNear(place, isItsTurn));
  const actions = useMemo(() => tableActions('endpoints'), [tableActions]);
  const rows = useMemo(() => {
    if (facts === null || facts.endpoints === null || !isItsTurn) return null;
    if (facts.unreliable !== null) return [];
    return endpointRows({
      endpoints: facts.endpoints.filter(({ endpoint }) => isChosen(filters, endpoint)),
      requests: byLabel(profile.requests?.endpoint, lines('received')),
      errors: byLabel(profile.errors?.endpoint, lines('failed')),
      hasMoreErrors: overview.vectors.serverErrors?.isPartial === true,
      latency,
      thresholds: panelView.thresholds,
      errorWindow: facts.errorWindow,
      step: panelView.step,
    });
  }, [facts, isItsTurn, profile, filters, lines, overview, latency, panelView.thresholds, panelView.step]);
  const unasked = unaskedOf(model, rows);
  if (!profile.requests?.endpoint) return null;
  return (
    <div ref={place}>
      <EndpointTable
        rows={rows}
        unreliable={facts?.unreliable ?? null}
        label={profile.requests.endpoint}
        unasked={unasked}
        hasLatency={overview.endpointLatency !== null}
        isLatencyAwaited={isAwaited}
        hasErrors={profile.errors?.endpoint != null && facts?.notMeasured.includes('errors') !== true}
        errorWindow={facts?.errorWindow ?? null}
        rangeText={columnText(panelView.range)}
        selected={filters.endpoints}
        view={panelView}
        choice={tables.endpoints}
        actions={actions}
      />
    </div>
  );
}

/** Where there are too many endpoints, only the busiest are asked for; a reader who has chosen some sees those. */
function unaskedOf({ profile, filters, facts }: OverviewModel, rows: readonly EndpointRow[] | null) {
  if (facts === null || rows === null || profile.requests?.busiest == null || filters.endpoints.length > 0) return null;
  const { requestCount, serverErrorRate } = facts.current;
  return unaskedEndpoints(rows, {
    requestRate: requestCount === null ? null : requestCount / facts.errorWindow,
    serverErrorRate,
  });
}

const byLabel = (label: string | null | undefined, series: readonly Series[]): EndpointLines | null =>
  label ? { label, series } : null;

function useEndpointLines({ overview, panelView }: OverviewModel) {
  const { requestsInErrorWindow, serverErrors } = overview.vectors;
  const exprs = useMemo(
    () => ({ received: requestsInErrorWindow, failed: serverErrors }),
    [requestsInErrorWindow, serverErrors],
  );
  return useLines(exprs, panelView);
}

function useEndpointLatency({ overview, laterSource }: OverviewModel, isNear: boolean) {
  const query = overview.endpointLatency;
  const [state] = useVectors(
    useMemo(() => (query === null || !isNear ? NO_QUERIES : [query.vector]), [query, isNear]),
    laterSource,
  );
  const answer = knownInstant(state);
  const label = query?.endpoint ?? '';
  const lastEdge = query?.lastEdge ?? null;
  const latency = useMemo(() => readLatency(answer?.samples ?? [], label, lastEdge), [answer, label, lastEdge]);
  return { latency, isAwaited: answer === null && !state?.error };
}
