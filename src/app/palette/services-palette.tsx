import { useConfiguration } from '@/app/config/configuration';
import { CommandPalette } from '@/ui/palette/command-palette';
import { standingWord } from '@/panels/service-table/service-row';
import { deadlineOf } from '@/app/refresh/deadline';
import { useAlerts } from '@/app/overview/alerts/use-alerts';
import { keepWay } from '@/app/ranking/keep-way';
import type { ServicesModel } from '@/app/ranking/use-services-model';
import type { Services } from '@/app/discovery/use-services';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';
import { actionCommands } from './action-commands';
import { alertCommands, serviceCommands } from './place-commands';
import { rangeCommands } from './range-commands';

type ServicesPaletteProps = { model: ServicesModel; services: Services; view: ViewState; actions: ViewActions; togglePause: () => void; showKeys: () => void; onClose: () => void };

/** Everything that the page of all services leads to; services as they stand there, the worst first. */
export function ServicesPalette({ model, services, view, actions, togglePause, showKeys, onClose }: ServicesPaletteProps) {
  const { connections } = useConfiguration();
  const { connection, rows, refreshInterval } = model;
  const alerts = useAlerts(connection, deadlineOf(refreshInterval));
  const open = (service: string) => {
    actions.openService(service);
    keepWay(service);
  };
  const choices = rows === null ? services.names.map((name) => ({ name })) : rows.map((row) => ({ name: row.service, detail: standingWord(row) }));
  const source = { view, actions, servers: connections.map(({ server }) => server.name), server: connection.server.name, togglePause, showKeys };
  const places = [alertCommands(alerts.answer?.alerts ?? [], services.names, null, open), serviceCommands(choices, null, actions, open)];
  const groupsFor = (typed: string) => [...places, rangeCommands({ range: view.range, timeZone: view.timeZone, clock: connection.clock, show: actions.setRange }, typed), actionCommands(source, [])];
  return <CommandPalette label="Command palette" placeholder="Service, alert, last 6h, dark …" groupsFor={groupsFor} onClose={onClose} />;
}
