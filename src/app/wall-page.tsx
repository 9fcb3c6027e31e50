import { fleetOf } from '@/health/fleet';
import { watchLine } from '@/health/watch-line';
import type { SignalName } from '@/health/verdict';
import { WallAlerts } from '@/panels/alert-list/wall-alerts';
import { WallFleet } from '@/panels/fleet/wall-fleet';
import { WallPanel } from '@/panels/time-series/wall-panel';
import { WallSignal } from '@/panels/verdict/wall-signal';
import { WallVerdict } from '@/panels/verdict/wall-verdict';
import { WatchTrack } from '@/panels/verdict/watch-track';
import { useAlertList } from './alerts-section';
import { useSecond } from './use-second';
import { useTab } from './use-tab';
import type { OverviewModel } from './use-overview';

/** Which chart stands under which light. */
const CHARTS: Readonly<Record<SignalName, string>> = { traffic: 'requests', errors: 'error-ratio', latency: 'latency', system: 'memory' };
const NAMES = ['traffic', 'errors', 'latency', 'system'] as const;

/** One screen that fits exactly and is read from five metres: nothing to press, nothing to scroll. */
export function WallPage({ model }: { model: OverviewModel }) {
  useTab(model);
  const { verdict, facts, panelView, freshness, overview, now } = model;
  const charts = overview.dashboard.sections.flatMap((section) => section.charts);
  const list = useAlertList(model);
  const second = useSecond(panelView.connection.clock);
  const isOld = freshness.state !== 'current';
  return (
    <main className="grid h-screen w-screen grid-rows-[14rem_auto_minmax(0,1fr)_auto] overflow-hidden py-8 text-[1.75rem] leading-tight">
      <WallVerdict verdict={verdict} service={model.profile.service} view={panelView} refreshInterval={model.refreshInterval} now={now} second={second} />
      <WatchTrack segments={facts ? watchLine(facts.history, panelView.thresholds, now) : []} start={panelView.start} end={now} timeZone={panelView.timeZone} isWall />
      <section aria-label="Signals" className="mx-10 grid min-h-0 grid-cols-4 border-y-2 border-line">
        {NAMES.map((name) => {
          const chart = charts.find(({ id }) => id === CHARTS[name]);
          return (
            <WallSignal key={name} name={name} signal={verdict?.signals.find((signal) => signal.name === name) ?? null} isOld={isOld}>
              {chart ? <WallPanel panel={chart} view={panelView} /> : null}
            </WallSignal>
          );
        })}
      </section>
      <footer className="mx-10 mt-5 grid h-32 grid-cols-2 gap-12">
        <WallAlerts {...list} timeZone={panelView.timeZone} />
        <WallFleet instances={facts?.instances ?? null} fleet={facts && fleetOf(facts)} now={now} isOld={isOld} />
      </footer>
    </main>
  );
}
