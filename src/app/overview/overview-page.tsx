import { Suspense } from 'react';
import { SignalStrip } from '@/app/overview/verdict/signal-strip';
import { VerdictSection } from '@/app/overview/verdict/verdict-section';
import { createFirstTurn } from '@/app/rendering/first-turn';
import { PanelBoundary } from '@/panels/frame/panel-boundary';
import { loadedEarly } from '@/ui/loading/loaded-early';
import { useModelBelow } from './use-model-below';
import type { OverviewModel } from './use-overview';

// Charts and tables are most of the page's code, so they are loaded on demand, and the verdict does not wait for them.
const OverviewBody = loadedEarly(async () => (await import('./overview-body')).OverviewBody);

const useBodyTurn = createFirstTurn();

/**
 * The page as it is worked with: verdict, lights, alerts, four sections, endpoints. `panel` is the one that a link
 * names.
 */
export function OverviewPage({ model, panel }: { model: OverviewModel; panel: string | null }) {
  const shownBelow = useModelBelow(model);
  const isBefore = shownBelow.filters !== model.filters;
  const isItsTurn = useBodyTurn();
  return (
    <main>
      <PanelBoundary name="The verdict">
        <VerdictSection model={model} />
      </PanelBoundary>
      <PanelBoundary name="The lights">
        <SignalStrip model={model} />
      </PanelBoundary>
      {isItsTurn ? (
        <Suspense fallback={<BodyToCome />}>
          <div aria-busy={isBefore} className={isBefore ? 'aged' : ''}>
            <OverviewBody model={shownBelow} panel={panel} />
          </div>
        </Suspense>
      ) : (
        <BodyToCome />
      )}
    </main>
  );
}

/** As high as a screen, so that the scroll bar does not come and go. */
const BodyToCome = () => <div aria-busy="true" className="min-h-screen" />;
