import { focusOnce, goTo } from '@/app/browser/focus-once';
import { ALL_SERVICES_TITLE } from '@/app/config/all-services';
import type { ViewActions } from '@/app/view/view-actions';
import type { Panel, Section } from '@/dashboard/panel';
import type { PanelGroup } from '@/dashboard/system/group';
import { concerns } from '@/health/alerts/decisive-alerts';
import { sortAlerts } from '@/health/alerts/selected-alerts';
import { alertKey } from '@/prometheus/distinct-alerts';
import type { Alert } from '@/prometheus/rule';
import type { SelectGroup } from '@/ui/menus/search-options';
import type { Command, CommandGroup } from '@/ui/palette/command';
import { keyOf } from './key-of';

const HEADLINE = 'h1[data-headline]';

type ServiceChoice = { name: string; detail?: string };

/**
 * `shown`: the one that is looked at; null: all of them. `open` leads to one, and the focus to the sentence about it.
 */
export function serviceCommands(
  services: readonly ServiceChoice[],
  shown: string | null,
  actions: Pick<ViewActions, 'showServices'>,
  open: (service: string) => void,
): CommandGroup {
  const all: Command = {
    id: 'all services',
    text: ALL_SERVICES_TITLE,
    ...(shown === null ? {} : keyOf('s')),
    isOn: shown === null,
    run: actions.showServices,
  };
  const each = services.map(({ name, ...rest }): Command => ({
    id: `service ${name}`,
    text: name,
    ...rest,
    isOn: name === shown,
    run: () => open(name),
  }));
  return { id: 'service', title: 'Services', commands: services.length > 1 ? [all, ...each] : each };
}

/** From the page of one to that of another, whose sentence takes the place of the one that stands there. */
export function openFromPage(actions: Pick<ViewActions, 'openService'>): (service: string) => void {
  return (service) => {
    actions.openService(service);
    focusOnce(HEADLINE, document.querySelector(HEADLINE));
  };
}

/** The page is filtered by them, as by a row of their table: one that it is filtered by already is taken out. */
export function filterCommands(
  { id, title, options, selected }: SelectGroup,
  pick: (value: string) => void,
): CommandGroup {
  const chosen = new Set(selected);
  return {
    id,
    title: `Filter by ${title}`,
    commands: options.map(({ value, ...rest }) => ({
      id: `${id} ${value}`,
      text: value,
      ...rest,
      isOn: chosen.has(value),
      run: () => pick(value),
    })),
  };
}

/** Charts before the numbers above them: these are in the lights as well. `go` shows the panel of that id. */
export function panelCommands(
  sections: readonly Section[],
  groups: readonly PanelGroup[],
  go: (id: string) => void,
): CommandGroup {
  const command =
    (place: string) =>
    ({ id, title, subtitle }: Panel): Command => ({
      id: `panel ${id}`,
      text: title,
      detail: place,
      also: `${place} ${subtitle}`,
      run: () => go(id),
    });
  const charts = [...sections, ...groups].flatMap(({ title, charts: placed }) => placed.map(command(title)));
  const numbers = sections.flatMap(({ title, stats }) => stats.map(command(`${title}, now`)));
  return { id: 'panel', title: 'Panels', commands: [...charts, ...numbers] };
}

/** A chart takes the keys that read its values. */
export function goToPanel(id: string): void {
  goTo(() => document.querySelector<HTMLElement>(`[data-panel="${CSS.escape(id)}"]`), '[role="application"]');
}

/**
 * What opens the line of an alert. Compared as a text: of a selector with labels of others in it a browser may make
 * something else.
 */
function alertButton(key: string): HTMLElement | null {
  const lines = Array.from(document.querySelectorAll<HTMLElement>('[data-alert-key]'));
  return lines.find(({ dataset }) => dataset['alertKey'] === key)?.querySelector('button') ?? null;
}

/** Said beside the name in any case. */
const SAID = new Set(['alertname', 'job', 'service', 'severity']);

/**
 * Those of the service that is looked at (null: none), and those that name another one of the server's, whose page they
 * lead to.
 */
export function alertCommands(
  alerts: readonly Alert[],
  services: readonly string[],
  shown: string | null,
  open: (service: string) => void,
): CommandGroup {
  const active = sortAlerts(alerts.filter(({ state }) => state !== 'inactive')).toSorted(
    (a, b) => Number(isOf(shown, b)) - Number(isOf(shown, a)),
  );
  const commands = active.flatMap((alert): Command[] => {
    const { name, labels, state } = alert;
    const key = alertKey(alert);
    const isHere = shown !== null && isOf(shown, alert);
    const service = isHere ? shown : services.find((known) => known === labels['job'] || known === labels['service']);
    if (service === undefined) return [];
    const detail = [labels['severity'], state, isHere ? '' : service]
      .filter((word) => word !== undefined && word !== '')
      .join(', ');
    const run = () => {
      if (!isHere) open(service);
      goTo(() => alertButton(key));
    };
    return [
      {
        id: `alert ${key}`,
        text: [name, ...differences(alert, active)].join(' '),
        detail,
        also: Object.values(labels).join(' '),
        run,
      },
    ];
  });
  return { id: 'alert', title: 'Alerts', commands };
}

const isOf = (service: string | null, alert: Alert) => service !== null && concerns(alert, service);

/** What tells an alert from others of its name: the values of those labels in which they differ. */
function differences({ name, labels }: Alert, all: readonly Alert[]): readonly string[] {
  const others = all.filter((other) => other.name === name);
  return Object.entries(labels).flatMap(([label, value]) =>
    SAID.has(label) || others.every((other) => other.labels[label] === value) ? [] : [value],
  );
}
