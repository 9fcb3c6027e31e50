import { ALL_SERVICES } from '@/app/config/all-services';
import type { Refresh } from '@/app/config/setting-values';
import type { WallView } from '@/app/config/wall-view';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import { SHORTEST_RANGE, type TimeRange } from '@/dashboard/time-range/time-range';
import type { TableActions } from '@/ui/table/data-table';
import type { HostWish } from './host-message';
import { withEntry, type TableName } from './table-parameters';
import type { Mode, Theme } from './url-words';
import type { SetParameters } from './use-parameters';

export type ViewActions = ReturnType<typeof viewActions>;

/** Everything that a reader, or the portal around the page, can change of what is looked at. */
export function viewActions(set: SetParameters) {
  return {
    ...pageActions(set),
    ...filterActions(set),
    ...rangeActions(set),
    ...tableActions(set),
    ...settingActions(set),
    followHost: (wish: HostWish) => void set(wished(wish), { history: 'replace' }),
  };
}

/** Filters belong to one service, and so does a panel that was gone to: another one starts without them. */
const ANOTHER_SERVICE = {
  service: null,
  endpoint: null,
  instance: null,
  exclude: null,
  profile: null,
  panel: null,
} as const;

/** To other pages, and to parts of one. */
function pageActions(set: SetParameters) {
  return {
    openService: (service: string) =>
      void set(({ mode }) => ({ ...ANOTHER_SERVICE, mode: mode === 'services' ? null : mode, service })),
    showServices: () => void set({ ...ANOTHER_SERVICE, mode: 'services' }),
    showServicesOnWall: () => void set({ ...ANOTHER_SERVICE, mode: 'wall', view: [ALL_SERVICES] }),
    chooseServer: (server: string) =>
      void set({ server, service: null, endpoint: null, instance: null, profile: null }),
    setMode: (mode: Mode) => void set({ mode: mode === 'page' ? null : mode, panel: null }),
    showPanel: (panel: string) => void set({ mode: null, panel }),
    /** Unfolding by hand takes the place of a link to one panel. */
    setMore: (groups: readonly SystemGroupId[]) =>
      void set({ more: groups.length > 0 ? [...groups] : null, panel: null }, { history: 'replace' }),
    /** The page goes on with the view that the wall has just shown; null where it showed what the page would. */
    leaveWall: (view: WallView | null) =>
      void set(
        view?.service === ALL_SERVICES
          ? { mode: 'services', panel: null, view: null }
          : {
              mode: null,
              panel: null,
              ...(view && { service: view.service, endpoint: [...view.endpoints], instance: [...view.instances] }),
            },
      ),
  };
}

/** What of a service counts, and how it is read. */
function filterActions(set: SetParameters) {
  return {
    /**
     * Toggles a filter, and removes those that the new value `replaces`. Reads the URL at that time, because two clicks
     * may follow each other faster than the page renders.
     */
    pick: (filter: 'endpoint' | 'instance', value: string, replaces: (other: string) => boolean = () => false) =>
      void set((now) => ({
        [filter]: toggled(
          now[filter].filter((other) => other === value || !replaces(other)),
          value,
        ),
      })),
    clearFilters: () => void set({ endpoint: null, instance: null }),
    setCountsAll: (countsAll: boolean) => void set({ exclude: countsAll ? 'off' : null }),
    setProfile: (profile: string | null) => void set({ profile }),
  };
}

function rangeActions(set: SetParameters) {
  return {
    setRange: ({ from, to }: TimeRange) => void set({ from, to }),
    /** No shorter than a range may be, or it would be ignored: then it begins earlier. */
    zoom: (start: number, end: number) =>
      void set({
        from: { kind: 'absolute', time: Math.round(Math.min(start, end - SHORTEST_RANGE)) },
        to: { kind: 'absolute', time: Math.round(end) },
      }),
  };
}

function tableActions(set: SetParameters) {
  return {
    tableActions: (table: TableName): TableActions => ({
      sort: (sorting) =>
        void set(({ sort }) => ({ sort: withEntry(sort, table, sorting && { table, ...sorting }) }), {
          history: 'replace',
        }),
      search: (text) =>
        void set(({ find }) => ({ find: withEntry(find, table, text === '' ? null : { table, text }) }), {
          history: 'replace',
        }),
    }),
  };
}

/** How the page is shown, which is no step of the browser's history. */
function settingActions(set: SetParameters) {
  return {
    setRefresh: (refresh: Refresh) => void set({ refresh }, { history: 'replace' }),
    setTimeZone: (tz: string) => void set({ tz }, { history: 'replace' }),
    setTheme: (theme: Theme) => void set({ theme }, { history: 'replace' }),
    setSound: (isOn: boolean) => void set({ sound: isOn ? 'on' : null }, { history: 'replace' }),
    setNotify: (isOn: boolean) => void set({ notify: isOn ? 'on' : null }, { history: 'replace' }),
  };
}

function toggled(chosen: readonly string[], value: string): string[] | null {
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return next.length > 0 ? next : null;
}

/** The request of the portal as URL parameters. Another service starts without filters. */
function wished({ service, endpoint, instance, from, to, theme }: HostWish) {
  return {
    ...(service === undefined ? {} : { service, endpoint: null, instance: null, exclude: null, profile: null }),
    ...(endpoint && { endpoint: endpoint.length > 0 ? endpoint : null }),
    ...(instance && { instance: instance.length > 0 ? instance : null }),
    ...(from && { from }),
    ...(to && { to }),
    ...(theme && { theme }),
  };
}
