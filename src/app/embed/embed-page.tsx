import { panelsOf, type Panel } from '@/dashboard/panel';
import { formatAge } from '@/format/format-age';
import { StatPanelView } from '@/panels/stat/stat-panel';
import { TimeSeriesPanelView } from '@/panels/time-series/time-series-panel';
import { Isolate } from '@/ui/isolate';
import { Banner } from '@/app/banners/banners';
import { useConfiguration } from '@/app/config/configuration';
import { OverviewPage } from '@/app/overview/overview-page';
import type { OverviewModel } from '@/app/overview/use-overview';
import { useTab } from '@/app/overview/verdict/use-tab';
import type { ViewActions } from '@/app/view/use-view-state';
import { useHost } from './use-host';

/** The page in the frame of a portal: without controls and background; the whole page or one panel. */
export function EmbedPage({ model, panel, actions }: { model: OverviewModel; panel: string | null; actions: ViewActions }) {
  const { config } = useConfiguration();
  const { verdict, profile, panelView } = model;
  useTab(model);
  useHost(config.embed.allowedOrigins, { verdict: verdict?.level ?? 'loading', sentence: verdict?.headline.map(({ text }) => text).join('') ?? '', service: profile.service }, panelView.connection.clock, actions.followHost);
  const panels = [...panelsOf(model.overview.dashboard), ...model.system.groups.flatMap((group) => group.charts)];
  const chosen = panels.find(({ id }) => id === panel);
  // Panels of resources are known later than the others; until then an unknown id must not show the whole page.
  if (chosen === undefined && panel !== null && model.system.isAsking && model.freshness.unreachableSince === null) return null;
  if (chosen === undefined) {
    return (
      <>
        {panel === null ? null : <Banner glyph="partial">No panel is called <b><Isolate text={panel} /></b>, so all of the page is shown. The id of a panel is in its menu: “Copy link to this panel”.</Banner>}
        <OverviewPage model={model} panel={null} />
      </>
    );
  }
  return (
    <main className="flex h-screen flex-col p-2">
      <OnePanel panel={chosen} model={model} />
      <EmbedFoot model={model} />
    </main>
  );
}

function OnePanel({ panel, model }: { panel: Panel; model: OverviewModel }) {
  switch (panel.kind) {
    case 'stat':
      return <StatPanelView panel={panel} view={model.panelView} />;
    case 'time-series':
      return <TimeSeriesPanelView panel={panel} view={model.panelView} />;
  }
}

/** The service and the age of its data, so that a portal cannot make old numbers look new. */
function EmbedFoot({ model }: { model: OverviewModel }) {
  const { profile, panelView, freshness } = model;
  return (
    <p className="mt-1 flex gap-2 text-xs text-ink-2">
      <span>
        <Isolate text={profile.service} max={32} /> on {panelView.connection.server.name}
      </span>
      <a className="ml-auto" href={wholePage()} target="_blank" rel="noopener noreferrer">
        Vigie{freshness.age === null ? '' : `, newest sample ${formatAge(freshness.age)} old`}
      </a>
    </p>
  );
}

function wholePage(): string {
  const url = new URL(location.href);
  url.searchParams.delete('mode');
  url.searchParams.delete('panel');
  return url.href;
}
