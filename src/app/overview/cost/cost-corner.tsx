import { useState, useSyncExternalStore } from 'react';
import type { OverviewModel } from '@/app/overview/use-overview';
import { formatCount, formatText } from '@/format/format-value';
import { counted } from '@/health/words';
import { opened } from '@/ui/loading/opened';

const CostTable = opened(async () => (await import('./cost-table')).CostTable);

/**
 * What a refresh costs the server, in the corner below everything; opened, what each panel does. Nothing where the
 * server does not say.
 */
export function CostCorner({ model }: { model: OverviewModel }) {
  const { server, spending } = model.panelView.connection;
  const spent = useSyncExternalStore(spending.subscribe, spending.get);
  const [isOpen, setIsOpen] = useState(false);
  const { refreshInterval } = model;
  if (spent === null || refreshInterval === null) return null;
  return (
    <details
      className="ml-auto w-fit px-4 pb-4 text-right text-s text-ink-3 wide:px-6"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary
        className="cursor-pointer"
        title={`What the queries of one refresh cost ${server.name}, as it says itself`}
      >
        A refresh: {counted(spent.queries, 'question')}, {formatCount(spent.samples)} samples,{' '}
        {formatText(spent.seconds, 'seconds')}, {formatText(spent.seconds / refreshInterval, 'ratio')} of a core
      </summary>
      {isOpen ? <CostTable model={model} /> : null}
    </details>
  );
}
