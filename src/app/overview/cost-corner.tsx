import { useMemo, useState, useSyncExternalStore } from 'react';
import { panelsOf } from '@/dashboard/panel';
import { formatCount, formatText } from '@/format/format-value';
import { counted } from '@/health/words';
import { usePanelCosts } from '@/panels/use-panel';
import type { OverviewModel } from './use-overview';

/** As many panels as are worth a look when something is too dear. */
const MOST = 8;

/** What a refresh costs the server, in the corner below everything; opened, what each panel does. Nothing where the server does not say. */
export function CostCorner({ model }: { model: OverviewModel }) {
  const { server, spending } = model.panelView.connection;
  const spent = useSyncExternalStore(spending.subscribe, spending.get);
  const [isOpen, setIsOpen] = useState(false);
  const { refreshInterval } = model;
  if (spent === null || refreshInterval === null) return null;
  return (
    <details className="ml-auto w-fit px-4 pb-4 text-right text-s text-ink-3 wide:px-6" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer" title={`What the queries of one refresh cost ${server.name}, as it says itself`}>
        A refresh: {counted(spent.queries, 'question')}, {formatCount(spent.samples)} samples, {formatText(spent.seconds, 'seconds')}, {formatText(spent.seconds / refreshInterval, 'ratio')} of a core
      </summary>
      {isOpen ? <PanelCosts model={model} /> : null}
    </details>
  );
}

function PanelCosts({ model: { overview, panelView } }: { model: OverviewModel }) {
  const panels = useMemo(() => panelsOf(overview.dashboard), [overview]);
  const costs = usePanelCosts(panels, panelView);
  return (
    <table className="mt-2 ml-auto" aria-label="Cost by panel">
      <tbody>
        {costs.slice(0, MOST).map(({ id, title, samples, seconds }) => (
          <tr key={id}>
            <th scope="row" className="font-normal">{title}</th>
            <td className="pl-4">{formatCount(samples)} samples</td>
            <td className="pl-4">{formatText(seconds, 'seconds')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
