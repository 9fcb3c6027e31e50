import type { ColdLoad } from './browser/cold-load';
import type { Refreshes } from './browser/refreshes';

/** What was measured of one page. Milliseconds, megabytes, kilobytes of gzip; undefined where a page is not measured in that way. */
export type Figures = {
  load: Omit<ColdLoad, 'downloads'>;
  throttledLoad: Omit<ColdLoad, 'downloads'> | undefined;
  refresh: { took: number; cpu: number; idleCpu: number; longestTask: number; requests: number; heapGrowth: number; nodeGrowth: number; listenerGrowth: number };
  throttledRefresh: { took: number; cpu: number; longestTask: number } | undefined;
  hover: number;
  /** `first`: what the HTML names; `all`: what the overview downloads by itself. */
  bytes: { first: number; all: number };
  heavy: { drawn: number; hover: number } | undefined;
  paint: { compressed: number; uncompressed: number } | undefined;
  server: { refresh: number; ranges: number; withFiveMinutes: number };
};

/** The pages by name, in the order of the columns, and what the server pays where the twelve panels are asked in full. */
export type BenchResult = { pages: ReadonlyMap<string, Figures>; serverInFull: number };

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function medianLoad(loads: readonly ColdLoad[]): Figures['load'] {
  const of = (name: keyof Figures['load']) => median(loads.map((load) => load[name]));
  return { firstQuery: of('firstQuery'), drawn: of('drawn'), cpu: of('cpu'), longestTask: of('longestTask'), firstPaint: of('firstPaint'), heap: of('heap') };
}

export function summarise({ all, ...rest }: Refreshes): Figures['refresh'] {
  const { idleCpu, longestTask, heapGrowth, nodeGrowth, listenerGrowth } = rest;
  return {
    took: median(all.map(({ tookMs }) => tookMs)),
    cpu: median(all.map(({ cpuMs }) => cpuMs)),
    requests: median(all.map(({ asked }) => asked.length)),
    idleCpu,
    longestTask,
    heapGrowth,
    nodeGrowth,
    listenerGrowth,
  };
}
