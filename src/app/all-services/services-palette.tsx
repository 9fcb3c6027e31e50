import { useConfiguration } from '@/app/config/configuration';
import type { Services } from '@/app/discovery/use-services';
import { useAlerts } from '@/app/overview/alerts/use-alerts';
import { actionCommands } from '@/app/palette/action-commands';
import { alertCommands, serviceCommands } from '@/app/palette/place-commands';
import { rangeCommands } from '@/app/palette/range-commands';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { healthWord } from '@/panels/service-table/service-row';
import { CommandPalette } from '@/ui/palette/command-palette';
import { focusOnNavigation } from './focus-on-navigation';
import type { ServicesModel } from './use-services-model';

type ServicesPaletteProps = {
  model: ServicesModel;
  services: Services;
  view: ViewState;
  actions: ViewActions;
  togglePause: () => void;
  showKeys: () => void;
  onClose: () => void;
};

/** Everything that the page of all services leads to; services as they stand there, the worst first. */
export function ServicesPalette({
  model,
  services,
  view,
  actions,
  togglePause,
  showKeys,
  onClose,
}: ServicesPaletteProps) {
  const { connections } = useConfiguration();
  const { connection, rows, refreshInterval } = model;
  const alerts = useAlerts(connection, deadlineOf(refreshInterval));
  const open = (service: string) => {
    actions.openService(service);
    focusOnNavigation(service);
  };
  const choices =
    rows === null
      ? services.names.map((name) => ({ name }))
      : rows.map((row) => ({ name: row.service, detail: healthWord(row) }));
  const source = {
    view,
    actions,
    servers: connections.map(({ server }) => server.name),
    server: connection.server.name,
    togglePause,
    showKeys,
  };
  const places = [
    alertCommands(alerts.answer?.alerts ?? [], services.names, null, open),
    serviceCommands(choices, null, actions, open),
  ];
  const groupsFor = (typed: string) => [
    ...places,
    rangeCommands(
      { range: view.range, timeZone: view.timeZone, clock: connection.clock, show: actions.setRange },
      typed,
    ),
    actionCommands(source, []),
  ];
  return (
    <CommandPalette
      label="Command palette"
      placeholder="Service, alert, last 6h, dark …"
      groupsFor={groupsFor}
      onClose={onClose}
    />
  );
}
