import { zoneLabel } from '@/format/zone';
import type { Command, CommandGroup } from '@/ui/palette/command';
import { rememberedTheme } from '@/app/view/theme';
import { THEMES, type Theme } from '@/app/view/url-words';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { keyOf } from './key-of';

const THEME_TEXTS: Readonly<Record<Theme, string>> = { auto: 'System theme', dark: 'Dark theme', light: 'Light theme' };

export type ActionSource = {
  view: ViewState;
  actions: ViewActions;
  servers: readonly string[];
  server: string;
  togglePause: () => void;
  showKeys: () => void;
};

/** What can be done on every page with a toolbar. `more` can be done on this one only, and comes first. */
export function actionCommands(
  { view, actions, servers, server, togglePause, showKeys }: ActionSource,
  more: readonly Command[],
): CommandGroup {
  const pause: Command = {
    id: 'pause',
    text: view.refresh === 'off' ? 'Resume refreshing' : 'Pause refreshing',
    ...keyOf('p'),
    run: togglePause,
  };
  const wall: Command = {
    id: 'wall of all',
    text: 'Wall of all services',
    also: 'kiosk',
    run: actions.showServicesOnWall,
  };
  const keys: Command = { id: 'keys', text: 'Keyboard shortcuts', also: 'help', ...keyOf('?'), run: showKeys };
  return {
    id: 'action',
    title: 'Actions',
    commands: [
      ...more,
      pause,
      wall,
      ...zoneCommands(view, actions),
      ...themeCommands(view, actions),
      ...serverCommands(servers, server, actions),
      keys,
    ],
  };
}

/** The key switches to the one of the usual two that is not shown. */
function zoneCommands({ timeZone }: ViewState, { setTimeZone }: ViewActions): readonly Command[] {
  const other = timeZone === 'utc' ? 'local' : 'utc';
  return ['utc', 'local'].map((zone) => ({
    id: `zone ${zone}`,
    text: `Times in ${zoneLabel(zone)}`,
    also: 'time zone',
    ...(zone === other ? keyOf('u') : {}),
    isOn: zone === timeZone,
    run: () => setTimeZone(zone),
  }));
}

function themeCommands({ theme }: ViewState, { setTheme }: ViewActions): readonly Command[] {
  const shown = theme ?? rememberedTheme();
  return THEMES.map((name) => ({
    id: `theme ${name}`,
    text: THEME_TEXTS[name],
    isOn: name === shown,
    run: () => setTheme(name),
  }));
}

function serverCommands(servers: readonly string[], server: string, { chooseServer }: ViewActions): readonly Command[] {
  if (servers.length < 2) return [];
  return servers.map((name) => ({
    id: `server ${name}`,
    text: `Server ${name}`,
    isOn: name === server,
    run: () => chooseServer(name),
  }));
}
