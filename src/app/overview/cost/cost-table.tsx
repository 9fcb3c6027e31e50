import { useMemo } from 'react';
import type { OverviewModel } from '@/app/overview/use-overview';
import { panelsOf } from '@/dashboard/panel';
import { formatCount, formatText } from '@/format/format-value';
import { usePanelCosts } from '@/panels/state/use-panel-costs';

/** How many panels are listed. */
const MOST = 8;

/** The panels that cost the server most. */
export function CostTable({ model: { overview, panelView } }: { model: OverviewModel }) {
  const panels = useMemo(() => panelsOf(overview.dashboard), [overview]);
  const costs = usePanelCosts(panels, panelView);
  return (
    <table className="mt-2 ml-auto" aria-label="Cost by panel">
      <tbody>
        {costs.slice(0, MOST).map(({ id, title, samples, seconds }) => (
          <tr key={id}>
            <th scope="row" className="font-normal">
              {title}
            </th>
            <td className="pl-4">{formatCount(samples)} samples</td>
            <td className="pl-4">{formatText(seconds, 'seconds')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
