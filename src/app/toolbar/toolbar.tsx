import { Monitor, ScanSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Services } from '@/app/discovery/use-services';
import { useKeysDialog } from '@/app/keys/use-keys-dialog';
import { useShortcuts } from '@/app/keys/use-shortcuts';
import type { OverviewModel } from '@/app/overview/use-overview';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import { rangeTexts } from '@/app/view/range-text';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { IconButton } from '@/ui/controls/icon-button';
import { BrandMark } from '@/ui/indicators/brand-mark';
import { opened } from '@/ui/loading/opened';
import { useIsNarrow } from '@/ui/narrow';
import { ExclusionChip, useExclusion, type Exclusion } from '@/app/toolbar/filters/exclusion-chip';
import { FilterBar } from '@/app/toolbar/filters/filter-bar';
import { FreshnessText } from '@/app/toolbar/refresh/freshness-text';
import { PauseButton } from '@/app/toolbar/refresh/pause-button';
import { isLongRange, RangeMenu } from '@/app/toolbar/range/range-menu';
import { RefreshMenu } from '@/app/toolbar/refresh/refresh-menu';
import { ServiceMenu } from '@/app/toolbar/service/service-menu';
import { ShareMenu } from '@/app/toolbar/share/share-menu';
import { ThemeButton } from './theme-button';
import { usePalette } from '@/app/toolbar/service/use-palette';
import { usePause } from '@/app/toolbar/refresh/use-pause';
import { ZoneSwitch } from '@/app/toolbar/range/zone-switch';

const ServicePalette = opened(async () => (await import('@/app/toolbar/service/service-palette')).ServicePalette);

// The same elements at every rendering: an icon of the library is put together anew from its parts each time.
const READ = <ScanSearch aria-hidden="true" className="size-4" />;
const WALL = <Monitor aria-hidden="true" className="size-4" />;

const FIRST_LINE =
  'flex min-h-11 items-center gap-1 border-b border-line px-4 whitespace-nowrap desk:min-h-12 desk:flex-wrap desk:py-1 laptop:gap-x-2 wide:px-6';

export type ToolbarProps = { model: OverviewModel; services: Services; view: ViewState; actions: ViewActions };

/**
 * Service, filters, range, and the age of the data. On a phone the second half is on a line of its own, on a tablet
 * what has no room. On wider screens it is one line: the label of the age is hidden first, then filters are cut; only
 * the exclusion chip, filters and a range with dates need two lines. Only one of the two layouts is rendered, because
 * both would query the values to filter by, and be rendered at every refresh.
 */
export function Toolbar(props: ToolbarProps) {
  const { model, services, view, actions } = props;
  const isNarrow = useIsNarrow();
  const range = useUnchanged(rangeTexts(model.panelView, model.panelView.connection.clock.now()));
  const togglePause = usePause(view, actions);
  const { showKeys, keysDialog } = useKeysDialog();
  const palette = usePalette();
  const { searchRef } = useShortcuts({
    view,
    actions,
    clock: model.panelView.connection.clock,
    togglePause,
    togglePalette: palette.toggle,
    showKeys,
  });
  const exclusion = useExclusion(model);
  const isFiltered = view.endpoints.length + view.instances.length > 0;
  const isOneLine = exclusion === null || !isFiltered || !isLongRange(range);
  const isTight = exclusion !== null || isFiltered;
  return (
    <>
      <nav aria-label="Service and filters" className={`${FIRST_LINE} ${isOneLine ? 'roomy:flex-nowrap' : ''}`}>
        <span className="mr-2 flex items-center gap-2 font-semibold">
          <BrandMark level={model.verdict?.level ?? 'unknown'} />
          <span className="max-desk:sr-only">Vigie</span>
        </span>
        <ServiceMenu
          connection={model.panelView.connection}
          names={services.names}
          service={model.profile.service}
          actions={actions}
          showPalette={palette.toggle}
          showKeys={showKeys}
        />
        <Desk isNarrow={isNarrow}>
          <IconButton
            label="How it is read"
            onClick={() => actions.setMode(view.mode === 'profile' ? 'page' : 'profile')}
          >
            {READ}
          </IconButton>
          <i className="mx-1 h-4 w-px bg-line" />
        </Desk>
        <Desk
          isNarrow={isNarrow}
          className={`grow ${isTight ? 'basis-77' : 'basis-44'} ${isOneLine ? 'min-w-44 roomy:flex-nowrap roomy:basis-auto' : 'min-w-0'}`}
        >
          <FilterBar
            model={model}
            names={services.names}
            actions={actions}
            inputRef={searchRef}
            isTight={isTight}
            hasNeighbour={exclusion !== null}
          />
          <ExclusionChip exclusion={exclusion} view={view} actions={actions} isTight={isFiltered} />
        </Desk>
        {isNarrow ? <span className="min-w-0 flex-1" /> : null}
        <Desk isNarrow={isNarrow}>
          <RangeMenu view={view} clock={model.panelView.connection.clock} texts={range} actions={actions} />
        </Desk>
        <FreshnessText
          freshness={model.freshness}
          refreshInterval={model.refreshInterval}
          range={view.range}
          connection={model.panelView.connection}
          now={model.now}
          isLoading={model.verdict === null}
        />
        <Desk isNarrow={isNarrow}>
          <RefreshMenu refresh={view.refresh} actions={actions} />
          <PauseButton isPaused={view.refresh === 'off'} toggle={togglePause} />
          <ZoneSwitch timeZone={view.timeZone} actions={actions} />
          <ThemeButton theme={view.theme} actions={actions} />
          <IconButton label="Wall mode" onClick={() => actions.setMode('wall')}>
            {WALL}
          </IconButton>
          <ShareMenu model={model} />
        </Desk>
      </nav>
      {isNarrow ? <PhoneLines {...props} range={range} exclusion={exclusion} /> : null}
      {keysDialog}
      {palette.isShown ? (
        <ServicePalette {...props} togglePause={togglePause} showKeys={showKeys} onClose={palette.forget} />
      ) : null}
    </>
  );
}

type PhoneLinesProps = ToolbarProps & { range: readonly string[]; exclusion: Exclusion | null };

function PhoneLines({ model, services, view, actions, range, exclusion }: PhoneLinesProps) {
  return (
    <>
      <nav
        aria-label="Time and filters"
        className="flex h-9 items-center gap-1 border-b border-line px-2 whitespace-nowrap"
      >
        <RangeMenu view={view} clock={model.panelView.connection.clock} texts={range} actions={actions} />
        <FilterBar model={model} names={services.names} actions={actions} isCompact />
        <span className="flex-1" />
        <ZoneSwitch timeZone={view.timeZone} actions={actions} />
        <ShareMenu model={model} />
      </nav>
      <section aria-label="Not counted" className="flex border-b border-line px-4 py-1 whitespace-nowrap empty:hidden">
        <ExclusionChip exclusion={exclusion} view={view} actions={actions} />
      </section>
    </>
  );
}

type DeskProps = { isNarrow: boolean; className?: string; children: ReactNode };

const Desk = ({ isNarrow, className = 'roomy:flex-none roomy:flex-nowrap', children }: DeskProps) =>
  isNarrow ? null : <span className={`flex flex-wrap items-center gap-1 ${className}`}>{children}</span>;
