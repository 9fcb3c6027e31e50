import { useState } from 'react';
import { ChartTable } from '@/ui/charts/chart-table';
import { Dialog } from '@/ui/menus/dialog';
import { inOrder, largestFirst } from './largest-first';
import type { PanelMenuProps } from './panel-menu-props';
import { tableLines } from './table-lines';

/** The lines of a panel as numbers: for those who cannot see a chart, and for those who need the digits. */
export function TableDialog({ panel, view, data, lines, onClose }: PanelMenuProps & { onClose: () => void }) {
  const series = lines === undefined || lines.length === 0 ? tableLines(data.lines) : lines;
  // As it was when it opened: no column goes elsewhere while it is read. Quantiles have an order of their own.
  const [order] = useState(() => (panel.kind === 'time-series' && panel.legend === 'rows' ? largestFirst(series) : []));
  return (
    <Dialog title={panel.title} isOpen onClose={onClose} className="min-w-80">
      <ChartTable
        caption={`${panel.title}, ${panel.subtitle}`}
        scene={{
          series: inOrder(series, order),
          range: view,
          unit: panel.unit,
          openAt: panel.openAt ?? null,
          timeZone: view.timeZone,
        }}
      />
    </Dialog>
  );
}
