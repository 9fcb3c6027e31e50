import { createLoader } from 'nuqs';
import { useMemo } from 'react';
import { ALL_SERVICES } from '@/app/config/all-services';
import type { Config } from '@/app/config/config';
import { connectionNamed, type Configuration } from '@/app/config/configuration';
import { parseRefresh, type Refresh } from '@/app/config/setting-values';
import type { WallView } from '@/app/config/wall-view';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import { DEFAULT_RANGE, type TimeRange } from '@/dashboard/time-range/time-range';
import { parseTimePoint, rangeProblem } from '@/dashboard/time-range/time-range-text';
import type { TableChoice } from '@/ui/table/data-table';
import { tableChoice, type TableName } from './table-parameters';
import { parseRotate, URL_PARSERS, type Rotate } from './url-parsers';
import type { Mode, Theme } from './url-words';
import { useParameters, type Parameters } from './use-parameters';
import { viewActions, type ViewActions } from './view-actions';
import { wallViews } from './wall-views';

/**
 * What the reader looks at, read from the URL with the configuration's defaults filled in. `service` null: the busiest
 * one.
 */
export type ViewState = {
  service: string | null;
  endpoints: readonly string[];
  instances: readonly string[];
  /** Scrapes and health checks too are counted as traffic. */
  countsAll: boolean;
  range: TimeRange;
  refresh: Refresh;
  timeZone: string;
  /** null: as this browser was left. */
  theme: Theme | null;
  mode: Mode;
  panel: string | null;
  /** What of the system section is unfolded. */
  more: readonly SystemGroupId[];
  server: string | null;
  /** How the reader has sorted and searched the tables. */
  tables: Readonly<Record<TableName, TableChoice>>;
  /** JSON with what the reader changed of how the service is read; null: nothing. */
  profile: string | null;
  /** `views` empty: the wall shows what the page would. */
  wall: { views: readonly WallView[]; rotate: Rotate; sound: boolean; notify: boolean };
};

/**
 * The whole state of the page. Each change is a step of the browser's history, so that Back undoes a zoom or a filter.
 */
export function useViewState(configuration: Configuration): readonly [ViewState, ViewActions] {
  const { config } = configuration;
  const [parameters, setParameters] = useParameters();
  const { from, to } = parameters;
  const isRange = hasRange(parameters, configuration);
  // By itself, as the lists below are: everything that is asked follows from these, and must not be made anew because a
  // table was sorted.
  const range = useMemo(() => readRange(isRange ? { from, to } : NOTHING, config), [from, to, isRange, config]);
  const view = useMemo(() => readView(parameters, config, range), [parameters, config, range]);
  const actions = useMemo(() => viewActions(setParameters), [setParameters]);
  return [view, actions];
}

const readParameters = createLoader(URL_PARSERS);

/** The same for who asks before anything is rendered. */
export function viewAt(search: string, configuration: Configuration): ViewState {
  const { config } = configuration;
  const parameters = readParameters(search);
  return readView(parameters, config, readRange(hasRange(parameters, configuration) ? parameters : NOTHING, config));
}

function readView(parameters: Parameters, config: Config, range: TimeRange): ViewState {
  const service = parameters.service ?? config.service;
  const mode = parameters.mode ?? 'page';
  return {
    service,
    endpoints: distinct(parameters.endpoint),
    instances: distinct(parameters.instance),
    countsAll: parameters.exclude === 'off',
    range,
    refresh: parameters.refresh ?? parseRefresh(config.refresh) ?? 10,
    timeZone: parameters.tz ?? config.timeZone,
    theme: parameters.theme,
    // All of them are a page of their own, and on a wall one of its views.
    mode: service === ALL_SERVICES && mode !== 'wall' ? 'services' : mode,
    panel: parameters.panel,
    more: parameters.more,
    server: parameters.server,
    tables: readTables(parameters),
    profile: parameters.profile,
    wall: {
      views: wallViews(parameters, config.wall.views),
      rotate: parameters.rotate ?? parseRotate(config.wall.rotate) ?? 'off',
      sound: parameters.sound === 'on',
      notify: parameters.notify === 'on',
    },
  };
}

/** Each once. The same list where it is so already: everything that is asked follows from it. */
function distinct(values: string[]): string[] {
  const once = [...new Set(values)];
  return once.length === values.length ? values : once;
}

function readTables({ sort, find }: Parameters): ViewState['tables'] {
  const choice = (name: TableName) => tableChoice(name, sort, find);
  return { endpoints: choice('endpoints'), instances: choice('instances'), services: choice('services') };
}

type Ends = Pick<Parameters, 'from' | 'to'>;

const NOTHING: Ends = { from: null, to: null };

function readRange({ from, to }: Ends, { range }: Config): TimeRange {
  return { from: from ?? parseTimePoint(range) ?? DEFAULT_RANGE.from, to: to ?? DEFAULT_RANGE.to };
}

/**
 * Whether the two ends make a range. One that is none (it ends before it begins) is left out whole; `urlProblems` says
 * so. By the server's clock, as there: its newest minutes lie in the future of a browser whose clock is slow.
 */
function hasRange(parameters: Ends & Pick<Parameters, 'server'>, configuration: Configuration): boolean {
  const now = connectionNamed(configuration, parameters.server).clock.now();
  return rangeProblem(readRange(parameters, configuration.config), now) === null;
}
