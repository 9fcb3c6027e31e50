import { chosenText } from '@/dashboard/endpoint-name';
import { panelsOf, type Panel } from '@/dashboard/panel';
import { formatAge } from '@/format/format-age';
import { listed } from '@/instrumentation/listed';
import { StatPanelView } from '@/panels/stat/stat-panel';
import { TimeSeriesPanelView } from '@/panels/time-series/time-series-panel';
import { Isolate } from '@/ui/isolate';
import { Banner } from '@/app/banners/banners';
import { useConfiguration } from '@/app/config/configuration';
import { OverviewPage } from '@/app/overview/overview-page';
import type { OverviewModel } from '@/app/overview/use-overview';
import { useTab } from '@/app/overview/verdict/use-tab';
import type { ViewActions } from '@/app/view/view-actions';
import { useHost } from './use-host';

type EmbedPageProps = {
  model: OverviewModel;
  panel: string | null;
  actions: ViewActions;
};

/** The page in the frame of a portal: without controls and background; the whole page or one panel. */
export function EmbedPage({ model, panel, actions }: EmbedPageProps) {
  const { config } = useConfiguration();
  const { verdict, profile, panelView } = model;
  useTab(model);
  useHost(
    config.embed.allowedOrigins,
    {
      verdict: verdict?.level ?? 'loading',
      sentence: verdict?.headline.map(({ text }) => text).join('') ?? '',
      service: profile.service,
    },
    panelView.connection.clock,
    actions.followHost,
  );
  const panels = [...panelsOf(model.overview.dashboard), ...model.system.groups.flatMap((group) => group.charts)];
  const chosen = panels.find(({ id }) => id === panel);
  // Panels of resources are known later than the others; until then an unknown id must not show the whole page.
  if (chosen === undefined && panel !== null && model.system.isAsking && model.freshness.unreachableSince === null)
    return null;
  if (chosen === undefined) {
    return (
      <>
        {panel === null ? null : (
          <Banner glyph="partial">
            No panel is called{' '}
            <b>
              <Isolate text={panel} />
            </b>
            , so all of the page is shown. The id of a panel is in its menu: “Copy link to this panel”.
          </Banner>
        )}
        <EmbedSource model={model} className="px-4 pt-2 wide:px-6" />
        <OverviewPage model={model} panel={null} />
      </>
    );
  }
  // In a low frame the plot gives up its room, so that what stands below it is not outside.
  return (
    <main className="flex min-h-screen flex-col p-2 [&_article>div]:min-h-16">
      <OnePanel panel={chosen} model={model} />
      <EmbedSource model={model} className="mt-1" />
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

/**
 * The service, the filters and the age of the data, so that a portal cannot make the numbers of one endpoint look like
 * all, nor old ones new.
 */
function EmbedSource({ model, className }: { model: OverviewModel; className: string }) {
  const { profile, panelView, freshness, filters } = model;
  const chosen = [...filters.endpoints.map((name) => chosenText(name, filters.qualifier)), ...filters.instances];
  return (
    <p className={`flex flex-wrap gap-x-2 text-xs text-ink-2 ${className}`}>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <Isolate text={profile.service} max={32} />
        {chosen.length === 0 ? null : (
          <>
            , <Isolate text={listed(chosen)} />
          </>
        )}{' '}
        on {panelView.connection.server.name}
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
