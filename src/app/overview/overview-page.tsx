import { lazy, Suspense } from 'react';
import { PanelBoundary } from '@/panels/panel-boundary';
import { SignalStrip } from './signal-strip';
import { useModelBelow } from './use-model-below';
import type { OverviewModel } from './use-overview';
import { VerdictSection } from './verdict-section';

// Charts and tables are most of the page's code; the verdict does not wait for them.
const OverviewBody = lazy(async () => ({ default: (await import('./overview-body')).OverviewBody }));

/** The page as it is worked with: verdict, lights, alerts, four sections, endpoints. `panel` is the one that a link names. */
export function OverviewPage({ model, panel }: { model: OverviewModel; panel: string | null }) {
  const shownBelow = useModelBelow(model);
  return (
    <main>
      <PanelBoundary name="The verdict">
        <VerdictSection model={model} />
      </PanelBoundary>
      <PanelBoundary name="The lights">
        <SignalStrip model={model} />
      </PanelBoundary>
      {/* As high as a screen, so that the scroll bar does not come and go. */}
      <Suspense fallback={<div aria-busy="true" className="min-h-screen" />}>
        <OverviewBody model={shownBelow} panel={panel} />
      </Suspense>
    </main>
  );
}
