import { useMemo } from 'react';
import { endpointRows, type EndpointLines } from '@/panels/endpoint-table/endpoint-rows';
import { EndpointTable } from '@/panels/endpoint-table/endpoint-table';
import { useLines } from '@/panels/use-lines';
import { histogramQuantile } from '@/promql/expression';
import type { Series } from '@/prometheus/series';
import { rangeText } from '@/app/view/range-text';
import type { OverviewModel } from './use-overview';

/** Every endpoint in a row; nothing where the metrics do not tell endpoints apart. Asks nothing that the charts do not ask as well. */
export function EndpointsSection({ model }: { model: OverviewModel }) {
  const { overview, panelView, profile, facts, filters } = model;
  const { requestsInErrorWindow, serverErrors, bucketsByEndpoint } = overview.vectors;
  const exprs = useMemo(
    () => ({
      received: requestsInErrorWindow?.expr ?? null,
      failed: serverErrors?.expr ?? null,
      p95: bucketsByEndpoint && histogramQuantile(0.95, bucketsByEndpoint),
    }),
    [requestsInErrorWindow, serverErrors, bucketsByEndpoint],
  );
  const lines = useLines(exprs, panelView);
  const rows = useMemo(() => {
    if (facts === null) return null;
    return endpointRows({
      endpoints: facts.endpoints,
      requests: byLabel(profile.requests?.endpoint, lines('received')),
      errors: byLabel(profile.errors?.endpoint, lines('failed')),
      p95: byLabel(profile.duration?.endpoint, lines('p95')),
      thresholds: panelView.thresholds,
      errorWindow: facts.history.errorWindow ?? profile.windows.errors,
      step: panelView.step,
    });
  }, [facts, profile, lines, panelView.thresholds, panelView.step]);
  if (!profile.requests?.endpoint) return null;
  return <EndpointTable rows={rows} hasLatency={exprs.p95 !== null} rangeText={rangeText(panelView)} selected={filters.endpoints} view={panelView} />;
}

const byLabel = (label: string | null | undefined, series: readonly Series[]): EndpointLines | null => (label ? { label, series } : null);
