import { useMemo } from 'react';
import { endpointRows, type EndpointLines } from '@/panels/endpoint-table/endpoint-rows';
import { EndpointTable } from '@/panels/endpoint-table/endpoint-table';
import { useLines } from '@/panels/use-lines';
import type { Series } from '@/prometheus/series';
import { rangeText } from '@/app/view/range-text';
import type { OverviewModel } from './use-overview';

/** Every endpoint in a row; nothing where the metrics do not tell endpoints apart. Asks nothing that the charts do not ask as well. */
export function EndpointsSection({ model }: { model: OverviewModel }) {
  const { overview, panelView, profile, facts, filters } = model;
  const { requestsInErrorWindow, serverErrors } = overview.vectors;
  const { p95ByEndpoint: p95 } = overview;
  const exprs = useMemo(
    () => ({
      received: requestsInErrorWindow?.expr ?? null,
      failed: serverErrors?.expr ?? null,
      p95: p95?.expr ?? null,
    }),
    [requestsInErrorWindow, serverErrors, p95],
  );
  const lines = useLines(exprs, panelView);
  const rows = useMemo(() => {
    if (facts === null) return null;
    return endpointRows({
      endpoints: facts.endpoints,
      requests: byLabel(profile.requests?.endpoint, lines('received')),
      errors: byLabel(profile.errors?.endpoint, lines('failed')),
      p95: byLabel(p95?.endpoint, lines('p95')),
      thresholds: panelView.thresholds,
      errorWindow: facts.history.errorWindow ?? profile.windows.errors,
      step: panelView.step,
    });
  }, [facts, profile, lines, p95, panelView.thresholds, panelView.step]);
  if (!profile.requests?.endpoint) return null;
  return <EndpointTable rows={rows} hasLatency={exprs.p95 !== null} rangeText={rangeText(panelView)} selected={filters.endpoints} view={panelView} />;
}

const byLabel = (label: string | null | undefined, series: readonly Series[]): EndpointLines | null => (label ? { label, series } : null);
