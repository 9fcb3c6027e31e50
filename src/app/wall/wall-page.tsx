import { fleetOf } from '@/health/system/fleet';
import { SIGNAL_NAMES } from '@/health/signal';
import { WallAlerts } from '@/panels/alert-list/wall-alerts';
import { WallFleet } from '@/panels/fleet/wall-fleet';
import { wallPlaces } from '@/panels/wall-places';
import { WallPanel } from '@/panels/time-series/wall-panel';
import { WallSignal } from '@/panels/verdict/wall-signal';
import { WallVerdict } from '@/panels/verdict/wall-verdict';
import { WatchTrack } from '@/panels/verdict/watch-track';
import { useAlertList } from '@/app/overview/alerts/alerts-section';
import { useIsInDoubt, useSecond } from '@/app/refresh/clock/use-second';
import { useTab } from '@/app/overview/verdict/use-tab';
import { useWatchLine } from '@/app/overview/verdict/use-watch-line';
import type { OverviewModel } from '@/app/overview/use-overview';
import { unknownServiceSentence } from '@/app/banners/server-texts';
import { unknownService, usePageProblems } from '@/app/banners/use-page-problems';
import type { Services } from '@/app/discovery/use-services';
import type { ViewState } from '@/app/view/use-view-state';
import { chartUnderLight } from './chart-under-light';

/** One screen that fits exactly and is read from five metres: nothing to press, nothing to scroll. */
export function WallPage({ model, services, view }: { model: OverviewModel; services: Services; view: ViewState }) {
  useTab(model);
  const unknown = unknownService(services, view);
  const problems = [
    ...usePageProblems(model, view),
    ...(unknown === null ? [] : [unknownServiceSentence(unknown, services.names)]),
  ];
  const { verdict, facts, panelView, freshness, overview, system, now } = model;
  const charts = [...overview.dashboard.sections, ...system.groups].flatMap((group) => group.charts);
  const list = useAlertList(model);
  const segments = useWatchLine(model);
  const second = useSecond(panelView.connection.clock);
  const isInDoubt = useIsInDoubt(panelView.connection.clock);
  return (
    <main className="relative grid min-h-0 flex-1 grid-rows-[14rem_auto_minmax(0,1fr)_auto] overflow-hidden py-8 text-[1.75rem] leading-tight portrait:grid-rows-[auto_auto_minmax(0,1fr)_auto] portrait:text-[2rem]">
      <WallVerdict
        verdict={verdict}
        service={model.profile.service}
        view={panelView}
        refreshInterval={model.refreshInterval}
        now={now}
        second={second}
        isInDoubt={isInDoubt}
      />
      <WatchTrack segments={segments} start={panelView.start} end={now} timeZone={panelView.timeZone} isWall />
      <section
        aria-label="Signals"
        className="mx-10 grid min-h-0 grid-cols-4 grid-rows-[repeat(4,auto)_minmax(0,1fr)] border-y-2 border-line portrait:mx-8 portrait:grid-cols-2 portrait:grid-rows-[repeat(2,auto_auto_auto_auto_minmax(0,1fr))]"
      >
        {SIGNAL_NAMES.map((name) => {
          const signal = verdict?.signals.find((candidate) => candidate.name === name) ?? null;
          const chart = chartUnderLight(name, signal, charts);
          return (
            <WallSignal key={name} name={name} signal={signal} freshness={freshness} isOver={facts?.isOver === true}>
              {chart ? <WallPanel key={chart.id} panel={chart} view={panelView} /> : null}
            </WallSignal>
          );
        })}
      </section>
      <footer className="mx-10 mt-5 grid grid-cols-2 gap-10 portrait:mx-8 portrait:mt-2 portrait:grid-cols-1 portrait:gap-2">
        <WallAlerts {...list} timeZone={panelView.timeZone} />
        <WallFleet
          instances={facts?.instances ?? null}
          fleet={facts && fleetOf(facts)}
          now={second}
          freshness={freshness}
        />
      </footer>
      <Problems texts={[...problems, ...list.blind, ...(list.delivery === '' ? [] : [list.delivery])]} now={second} />
    </main>
  );
}

/**
 * Problems in the margin of a wall, one at a time: otherwise a mistake in its URL would stay unnoticed for weeks, and
 * “No alerts” would be believed although rules cannot be evaluated.
 */
function Problems({ texts, now }: { texts: readonly string[]; now: number }) {
  const [place] = wallPlaces(texts.length, 1, now);
  if (place === undefined) return null;
  return (
    <p
      className="absolute inset-x-10 bottom-0 truncate text-[1.5rem] leading-8 text-ink-2 portrait:inset-x-8"
      data-problems={texts.length}
    >
      <span className="text-warn">▲</span> {texts.length > 1 ? `${place + 1} of ${texts.length}: ` : ''}
      {texts[place]}
    </p>
  );
}
