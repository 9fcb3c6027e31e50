import { Monitor } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { tinykeys } from 'tinykeys';
import type { Services } from '@/app/discovery/use-services';
import { characterKey, shiftedKey } from '@/app/keys/character-keys';
import { pageKeys, type PageKeys } from '@/app/keys/page-keys';
import { useKeysDialog } from '@/app/keys/use-keys-dialog';
import { FreshnessText } from '@/app/toolbar/refresh/freshness-text';
import { PauseButton } from '@/app/toolbar/refresh/pause-button';
import { RangeMenu } from '@/app/toolbar/range/range-menu';
import { RefreshMenu } from '@/app/toolbar/refresh/refresh-menu';
import { ServiceMenu } from '@/app/toolbar/service/service-menu';
import { ThemeButton } from '@/app/toolbar/theme-button';
import { usePalette } from '@/app/toolbar/service/use-palette';
import { usePause } from '@/app/toolbar/refresh/use-pause';
import { ZoneSwitch } from '@/app/toolbar/range/zone-switch';
import { rangeTexts } from '@/app/view/range-text';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import type { Level } from '@/health/level';
import { IconButton } from '@/ui/controls/icon-button';
import { BrandMark } from '@/ui/indicators/brand-mark';
import { opened } from '@/ui/loading/opened';
import type { ServicesModel } from './use-services-model';

const ServicesPalette = opened(async () => (await import('./services-palette')).ServicesPalette);

type ServicesToolbarProps = {
  model: ServicesModel;
  services: Services;
  view: ViewState;
  actions: ViewActions;
  level: Level;
};

/** When one looks, how old that is, and the way to one of the services. */
export function ServicesToolbar({ model, services, view, actions, level }: ServicesToolbarProps) {
  const togglePause = usePause(view, actions);
  const { showKeys, keysDialog } = useKeysDialog();
  const palette = usePalette();
  useKeys({ view, actions, clock: model.connection.clock, togglePause, togglePalette: palette.toggle, showKeys });
  return (
    <>
      <nav
        aria-label="Service and filters"
        className="flex min-h-11 flex-wrap items-center gap-x-2 border-b border-line px-4 py-1 whitespace-nowrap desk:min-h-12 wide:px-6"
      >
        <span className="mr-2 flex items-center gap-2 font-semibold">
          <BrandMark level={level} />
          <span>Vigie</span>
        </span>
        <ServiceMenu
          connection={model.connection}
          names={services.names}
          service={null}
          actions={actions}
          showPalette={palette.toggle}
          showKeys={showKeys}
        />
        <span className="min-w-0 flex-1" />
        <RangeMenu
          view={view}
          clock={model.connection.clock}
          texts={rangeTexts(model, model.connection.clock.now())}
          actions={actions}
        />
        <FreshnessText {...model} isLoading={model.rows === null} />
        <span className="hidden items-center gap-1 desk:flex">
          <RefreshMenu refresh={view.refresh} actions={actions} />
          <PauseButton isPaused={view.refresh === 'off'} toggle={togglePause} />
        </span>
        <ZoneSwitch timeZone={view.timeZone} actions={actions} />
        <span className="hidden items-center gap-1 desk:flex">
          <ThemeButton theme={view.theme} actions={actions} />
          <IconButton label="Wall mode" onClick={actions.showServicesOnWall}>
            <Monitor aria-hidden="true" className="size-4" />
          </IconButton>
        </span>
      </nav>
      {keysDialog}
      {palette.isShown ? (
        <ServicesPalette {...{ model, services, view, actions, togglePause, showKeys }} onClose={palette.forget} />
      ) : null}
    </>
  );
}

/** `/` searches the table, `w` is the wall, and those of every page. */
function useKeys({
  view,
  actions,
  clock,
  togglePause,
  togglePalette,
  showKeys,
}: PageKeys & { actions: ViewActions }): void {
  const { range, timeZone } = view;
  // The keyboard, before anything is seen.
  useLayoutEffect(
    () =>
      tinykeys(window, {
        ...pageKeys({ view: { range, timeZone }, actions, clock, togglePause, togglePalette, showKeys }),
        ...shiftedKey('/', () => document.querySelector<HTMLElement>('input[type="search"]')?.focus()),
        w: characterKey(actions.showServicesOnWall),
      }),
    [range, timeZone, actions, clock, togglePause, togglePalette, showKeys],
  );
}
