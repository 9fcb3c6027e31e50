import { memo } from 'react';
import { ALL_SERVICES_TITLE } from '@/app/config/all-services';
import { useConfiguration } from '@/app/config/configuration';
import { paletteKey } from '@/app/keys/palette-key';
import type { ViewActions } from '@/app/view/view-actions';
import type { Connection } from '@/prometheus/connection/connection';
import { Isolate } from '@/ui/isolate';
import { MenuButton } from '@/ui/menus/menu-button';

/** `showPalette`, `showKeys`: where there are any. */
type ServiceMenuProps = {
  connection: Connection;
  names: readonly string[];
  service: string | null;
  actions: ViewActions;
  showPalette?: () => void;
  showKeys?: () => void;
};

/** The service that is looked at (null: all of them), and the server that it is read from: both are always in sight. */
export const ServiceMenu = memo(function ServiceMenu({
  connection,
  names,
  service,
  actions,
  showPalette,
  showKeys,
}: ServiceMenuProps) {
  const { connections } = useConfiguration();
  const server = connection.server.name;
  const all =
    names.length > 1
      ? [{ id: 'all', text: ALL_SERVICES_TITLE, selected: service === null, onSelect: actions.showServices }]
      : [];
  // On a phone there is no room for a button of its own.
  const read =
    service === null ? [] : [{ id: 'profile', text: 'How it is read', onSelect: () => actions.setMode('profile') }];
  // Here as well, because it is on every page and screen, and on none of them is room for buttons of their own.
  const palette =
    showPalette === undefined
      ? []
      : [{ id: 'palette', text: 'Command palette', detail: paletteKey(), onSelect: showPalette }];
  const keys = showKeys === undefined ? [] : [{ id: 'keys', text: 'Keyboard shortcuts', onSelect: showKeys }];
  return (
    <>
      <MenuButton
        label={service === null ? ALL_SERVICES_TITLE : `Service ${service}`}
        buttonClass="max-desk:min-w-16 max-desk:shrink"
        button={
          <b className="truncate text-ink desk:max-w-[16vw]">
            {service === null ? ALL_SERVICES_TITLE : <Isolate text={service} max={28} />}
          </b>
        }
        items={[
          ...all,
          ...names.map((name) => ({
            id: `service ${name}`,
            text: name,
            selected: name === service,
            onSelect: () => actions.openService(name),
          })),
          ...read,
          ...palette,
          ...keys,
        ]}
      />
      {connections.length > 1 ? (
        <MenuButton
          label={`Server ${server}`}
          button={<>on {server}</>}
          items={connections.map(({ server: { name, url } }) => ({
            id: name,
            text: name,
            detail: url,
            selected: name === server,
            onSelect: () => actions.chooseServer(name),
          }))}
        />
      ) : (
        <span className="hidden text-s text-ink-3 wide:inline" title="The Prometheus that is read">
          on {server}
        </span>
      )}
    </>
  );
});
