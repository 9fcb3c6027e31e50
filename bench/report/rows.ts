import type { Answers } from '../browser/answers';
import { RANGES, USUAL_RANGE, type RangeName } from '../browser/range-cost';
import type { TableCosts } from '../browser/table-cost';
import type { BenchResult, Figures } from '../figures';

/** A table row. `ratio` and `limit` are goals: relative to the yardstick, and absolute. */
export type RowPlan = {
  what: string;
  unit: string;
  of: (figures: Figures) => number | undefined;
  ratio?: number;
  limit?: number;
};

const interactionRows = (table: string, costs: (figures: Figures) => TableCosts | undefined): RowPlan[] =>
  (['sort', 'search', 'scroll'] as const).map((act) => ({
    what: `${table}, CPU of the costliest ${act}`,
    unit: 'ms',
    of: (figures) => costs(figures)?.[act],
    limit: 100,
  }));

const answerRows = (what: string, answers: (figures: Figures) => Answers | undefined): RowPlan[] => [
  { what: `answers of a ${what}`, unit: 'kB of JSON', of: (figures) => answers(figures)?.kilobytes },
  { what: `series in the answers of a ${what}`, unit: '', of: (figures) => answers(figures)?.series },
  { what: `series in the largest answer of a ${what}`, unit: '', of: (figures) => answers(figures)?.largest },
];

const rangeRows = (range: RangeName): RowPlan[] => {
  const of =
    (name: 'answered' | 'drawn' | 'cpu' | 'longestTask' | 'kilobytes' | 'points') =>
    ({ ranges }: Figures) =>
      ranges?.[range][name];
  const overUsual =
    (name: 'drawn' | 'cpu') =>
    ({ ranges }: Figures) =>
      ranges && ranges[range][name] / ranges[USUAL_RANGE][name];
  return [
    { what: `last ${range}, answered`, unit: 'ms', of: of('answered') },
    { what: `last ${range}, drawn`, unit: 'ms', of: of('drawn') },
    { what: `last ${range}, CPU`, unit: 'ms', of: of('cpu') },
    ...(range === USUAL_RANGE
      ? []
      : (['drawn', 'cpu'] as const).map((name) => ({
          what: `last ${range}, ${name === 'cpu' ? 'CPU' : name} over ${USUAL_RANGE}`,
          unit: '×',
          of: overUsual(name),
          limit: 3,
        }))),
    { what: `last ${range}, longest task`, unit: 'ms', of: of('longestTask'), limit: 50 },
    { what: `last ${range}, points of a line`, unit: '', of: of('points') },
    { what: `last ${range}, answers`, unit: 'kB of JSON', of: of('kilobytes') },
  ];
};

/** The figures and goals of docs/performance.md. */
const ROWS: readonly RowPlan[] = [
  { what: 'first query sent', unit: 'ms', of: ({ load }) => load?.firstQuery, ratio: 1.2 },
  { what: 'drawn', unit: 'ms', of: ({ load }) => load?.drawn, ratio: 1.15 },
  { what: 'longest task of a load', unit: 'ms', of: ({ load }) => load?.longestTask, limit: 50 },
  { what: 'CPU of a load', unit: 'ms', of: ({ load }) => load?.cpu },
  {
    what: 'first query sent, slow machine',
    unit: 'ms',
    of: ({ throttledLoad }) => throttledLoad?.firstQuery,
    ratio: 1.2,
  },
  { what: 'drawn, slow machine', unit: 'ms', of: ({ throttledLoad }) => throttledLoad?.drawn, ratio: 1.15 },
  { what: 'longest task of a load, slow machine', unit: 'ms', of: ({ throttledLoad }) => throttledLoad?.longestTask },
  { what: 'refreshed', unit: 'ms', of: ({ refresh }) => refresh?.took, ratio: 1.3 },
  { what: 'refreshed, all that is on the page', unit: 'ms', of: ({ refresh }) => refresh?.allTook },
  { what: 'CPU per refresh', unit: 'ms', of: ({ refresh }) => refresh?.cpu, limit: 25 },
  { what: 'longest task of a refresh', unit: 'ms', of: ({ refresh }) => refresh?.longestTask, limit: 50 },
  { what: 'CPU per refresh, slow machine', unit: 'ms', of: ({ throttledRefresh }) => throttledRefresh?.cpu },
  {
    what: 'longest task of a refresh, slow machine',
    unit: 'ms',
    of: ({ throttledRefresh }) => throttledRefresh?.longestTask,
    limit: 50,
  },
  { what: 'CPU per second in between', unit: 'ms', of: ({ refresh }) => refresh?.idleCpu },
  { what: 'requests per refresh', unit: '', of: ({ refresh }) => refresh?.requests },
  { what: 'CPU per pointer move', unit: 'ms', of: ({ hover }) => hover, limit: 5 },
  { what: 'heap after load', unit: 'MB', of: ({ load }) => load?.heap, limit: 8 },
  { what: 'heap growth per refresh', unit: 'kB', of: ({ growth }) => growth?.heap, limit: 10 },
  { what: 'more nodes at the end', unit: '', of: ({ growth }) => growth?.nodes, limit: 0 },
  { what: 'more listeners at the end', unit: '', of: ({ growth }) => growth?.listeners, limit: 0 },
  { what: 'script and style to the first tile', unit: 'kB gz', of: ({ bytes }) => bytes?.first, limit: 110 },
  { what: 'script and style of the overview', unit: 'kB gz', of: ({ bytes }) => bytes?.all, limit: 215 },
  { what: 'parser, advice and what opens, once the page is drawn', unit: 'kB gz', of: ({ bytes }) => bytes?.later },
  {
    what: 'first paint, 5 Mbit/s, compressed',
    unit: 'ms',
    of: ({ paint }) => paint?.compressed.firstPaint,
    limit: 450,
  },
  {
    what: 'first paint, 5 Mbit/s, in Prometheus',
    unit: 'ms',
    of: ({ paint }) => paint?.uncompressed.firstPaint,
    limit: 1000,
  },
  { what: 'first query sent, 5 Mbit/s, compressed', unit: 'ms', of: ({ paint }) => paint?.compressed.firstQuery },
  { what: 'first query sent, 5 Mbit/s, in Prometheus', unit: 'ms', of: ({ paint }) => paint?.uncompressed.firstQuery },
  {
    what: '40 services drawn after the last answer',
    unit: 'ms',
    of: ({ tables }) => tables?.services.drawn,
    limit: 1000,
  },
  { what: '40 services, CPU of a load', unit: 'ms', of: ({ tables }) => tables?.services.cpu },
  ...interactionRows('500 endpoints', ({ tables }) => tables?.endpoints),
  ...interactionRows('3,000 instances', ({ tables }) => tables?.fleet),
  ...answerRows('load', ({ answers }) => answers?.load),
  ...answerRows('refresh', ({ answers }) => answers?.refresh),
  ...RANGES.flatMap(rangeRows),
  { what: 'heavy chart drawn', unit: 'ms', of: ({ heavy }) => heavy?.drawn, ratio: 1.15 },
  { what: 'heavy chart, CPU of a load', unit: 'ms', of: ({ heavy }) => heavy?.cpu },
  { what: 'heavy chart, CPU per pointer move', unit: 'ms', of: ({ heavy }) => heavy?.hover, limit: 5 },
];

/** Server CPU compared with the twelve panels queried in full: the goal is at most one part in `parts`. */
export type ServerRowPlan = {
  what: string;
  of: (figures: NonNullable<Figures['server']>) => number;
  parts: number | null;
};

const SERVER_ROWS: readonly ServerRowPlan[] = [
  { what: 'server CPU, range queries of a refresh', of: ({ ranges }) => ranges, parts: 18 },
  { what: 'the same with five minutes of overlap', of: ({ withFiveMinutes }) => withFiveMinutes, parts: 12 },
  { what: 'server CPU, all requests of a refresh', of: ({ refresh }) => refresh, parts: null },
];

/**
 * A measured row: a figure per page, whether the last page before the yardstick meets the goal (null: no goal), and the
 * goal as text.
 */
export type Row = {
  what: string;
  unit: string;
  values: readonly (number | undefined)[];
  ratio: number | undefined;
  goal: string;
  met: boolean | null;
};

/** The measured rows. The yardstick is the last page; the one before it is judged. */
export function rowsOf(result: BenchResult): Row[] {
  const pages = [...result.values()];
  return [...ROWS.map((plan) => rowOf(plan, pages)), ...SERVER_ROWS.map((plan) => serverRowOf(plan, pages))].filter(
    ({ values }) => values.some((value) => value !== undefined),
  );
}

function rowOf({ what, unit, of, ratio: most, limit }: RowPlan, pages: readonly Figures[]): Row {
  const values = pages.map(of);
  const [judged, yardstick] = values.slice(-2);
  const ratio = judged === undefined || !yardstick ? undefined : judged / yardstick;
  if (most !== undefined)
    return { what, unit, values, ratio, goal: `≤ ${most} ×`, met: ratio === undefined ? null : ratio <= most };
  return {
    what,
    unit,
    values,
    ratio,
    goal: limit === undefined ? '' : `≤ ${limit}`,
    met: limit === undefined || judged === undefined ? null : judged <= limit,
  };
}

function serverRowOf({ what, of, parts }: ServerRowPlan, pages: readonly Figures[]): Row {
  const values = pages.map(({ server }) => server && of(server));
  const judged = values.at(-2) ?? Number.NaN;
  const inFull = pages.at(-2)?.server?.inFull ?? Number.NaN;
  const goal = parts === null ? '' : `≤ 1/${parts} of ${Math.round(inFull)}`;
  return {
    what,
    unit: 'ms',
    values,
    ratio: judged / (values.at(-1) ?? Number.NaN),
    goal,
    met: parts === null ? null : judged * parts <= inFull,
  };
}
