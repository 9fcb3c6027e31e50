import { useConfiguration } from '@/app/config/configuration';
import { useSuppressions, type Suppressions } from '@/app/overview/alerts/use-suppressions';
import type { OverviewModel } from '@/app/overview/use-overview';
import { actionCommands } from '@/app/palette/action-commands';
import { keyOf } from '@/app/palette/key-of';
import {
  alertCommands,
  filterCommands,
  goToPanel,
  openFromPage,
  panelCommands,
  serviceCommands,
} from '@/app/palette/place-commands';
import { rangeCommands } from '@/app/palette/range-commands';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import type { Command } from '@/ui/palette/command';
import { CommandPalette } from '@/ui/palette/command-palette';
import { useFilterGroups } from '@/app/toolbar/filters/filter-groups';
import { incidentNote } from '@/app/toolbar/share/incident-note';
import { linkTo } from '@/app/toolbar/share/link-to';
import type { ToolbarProps } from '@/app/toolbar/toolbar';

type ServicePaletteProps = ToolbarProps & { togglePause: () => void; showKeys: () => void; onClose: () => void };

/** Everything that a page about one service leads to. */
export function ServicePalette({
  model,
  services,
  view,
  actions,
  togglePause,
  showKeys,
  onClose,
}: ServicePaletteProps) {
  const { connections } = useConfiguration();
  const { profile, panelView, alerts, overview, system } = model;
  const { connection, deadline, pick } = panelView;
  const { statusOf } = useSuppressions(connection, deadline);
  const open = openFromPage(actions);
  const filters = useFilterGroups(model).map((group) => filterCommands(group, (value) => pick(group.id, value)));
  const source = {
    view,
    actions,
    servers: connections.map(({ server }) => server.name),
    server: connection.server.name,
    togglePause,
    showKeys,
  };
  const places = [
    alertCommands(alerts.answer?.alerts ?? [], services.names, profile.service, open),
    serviceCommands(
      services.names.map((name) => ({ name })),
      profile.service,
      actions,
      open,
    ),
  ];
  const rest = [
    actionCommands(source, actionsHere(model, statusOf, view, actions)),
    panelCommands(overview.dashboard.sections, system.groups, (id) => showPanel(id, view, actions)),
    ...filters,
  ];
  const groupsFor = (typed: string) => [
    ...places,
    rangeCommands(
      { range: view.range, timeZone: view.timeZone, clock: connection.clock, show: actions.setRange },
      typed,
    ),
    ...rest,
  ];
  return (
    <CommandPalette
      label="Command palette"
      placeholder="Service, endpoint, panel, last 6h, dark …"
      groupsFor={groupsFor}
      onClose={onClose}
    />
  );
}

/** One that the address names already is only gone to. */
function showPanel(id: string, view: ViewState, actions: ViewActions): void {
  if (view.panel !== id || view.mode !== 'page') actions.showPanel(id);
  goToPanel(id);
}

function actionsHere(
  model: OverviewModel,
  statusOf: Suppressions['statusOf'],
  view: ViewState,
  actions: ViewActions,
): readonly Command[] {
  const { start, end } = model.panelView;
  const { service } = model.profile;
  const isFiltered = view.endpoints.length + view.instances.length > 0;
  const frozen = { service, from: String(Math.round(start)), to: String(Math.round(end)) };
  return [
    ...(isFiltered
      ? [{ id: 'clear', text: 'Clear the filters', also: 'reset', ...keyOf('c'), run: actions.clearFilters }]
      : []),
    { id: 'copy link', text: 'Copy link', also: 'share', copies: () => linkTo({ service }) },
    {
      id: 'copy frozen link',
      text: 'Copy frozen link',
      also: 'share',
      detail: 'this very range',
      copies: () => linkTo(frozen),
    },
    ...(model.verdict === null
      ? []
      : [
          {
            id: 'copy markdown',
            text: 'Copy as Markdown',
            also: 'share incident ticket chat',
            detail: 'verdict, alerts, PromQL',
            copies: () => incidentNote(model, statusOf),
          },
        ]),
    { id: 'wall', text: 'Wall mode', also: 'kiosk', ...keyOf('w'), run: () => actions.setMode('wall') },
    view.mode === 'profile'
      ? { id: 'page', text: 'Overview', run: () => actions.setMode('page') }
      : { id: 'profile', text: 'How it is read', also: 'profile', run: () => actions.setMode('profile') },
  ];
}
