import type { Answers } from './browser/answers';
import type { ColdLoad } from './browser/cold-load';
import type { Growth } from './browser/growth';
import type { RangeCosts } from './browser/range-cost';
import type { Refreshes } from './browser/refreshes';
import type { ServicesDrawn } from './browser/services-drawn';
import type { TableCosts } from './browser/table-cost';

/** The parts of a load that depend on the network, milliseconds from the navigation. */
export type SlowLoad = { firstPaint: number; firstQuery: number };

/** The figures of one page, by section: milliseconds, megabytes, kilobytes of gzip; undefined where not measured. */
export type Figures = {
  load?: Omit<ColdLoad, 'downloads'>;
  throttledLoad?: Omit<ColdLoad, 'downloads'>;
  refresh?: { took: number; allTook: number; cpu: number; idleCpu: number; longestTask: number; requests: number };
  growth?: Growth;
  throttledRefresh?: { took: number; cpu: number; longestTask: number };
  hover?: number;
  /** `first`: named in the HTML; `all`: loaded by the overview; `later`: loaded after drawing. */
  bytes?: { first: number; all: number; later: number };
  heavy?: { drawn: number; cpu: number; hover: number };
  paint?: { compressed: SlowLoad; uncompressed: SlowLoad };
  /** `services`: the page of all services. */
  tables?: { services: ServicesDrawn; endpoints: TableCosts; fleet: TableCosts };
  /** Responses of the server for a load and for a refresh. */
  answers?: { load: Answers; refresh: Answers };
  ranges?: RangeCosts;
  /** Milliseconds of server CPU; `inFull`: if the twelve panels queried their whole range. */
  server?: { refresh: number; ranges: number; withFiveMinutes: number; inFull: number };
};

/** The pages by name, in the order of columns. */
export type BenchResult = ReadonlyMap<string, Figures>;

/** NaN without values; the mean of the middle two for an even count. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

export function medianLoad(loads: readonly ColdLoad[]): NonNullable<Figures['load']> {
  const of = (name: keyof NonNullable<Figures['load']>) => median(loads.map((load) => load[name]));
  return {
    firstQuery: of('firstQuery'),
    drawn: of('drawn'),
    cpu: of('cpu'),
    longestTask: of('longestTask'),
    heap: of('heap'),
  };
}

export function summarise({ all, idleCpu, longestTask }: Refreshes): NonNullable<Figures['refresh']> {
  return {
    took: median(all.map(({ tookMs }) => tookMs)),
    allTook: median(all.map(({ allTookMs }) => allTookMs)),
    cpu: median(all.map(({ cpuMs }) => cpuMs)),
    requests: median(all.map(({ asked }) => asked.length)),
    idleCpu,
    longestTask,
  };
}
