import { LazySparkline } from '@/ui/charts/sparkline/lazy-sparkline';
import { formatText, formatValue } from '@/format/format-value';
import { namedQuantile, quantileText } from '@/health/signals/latency';
import { RATIO_FLOOR, REQUESTS_FLOOR } from '@/panels/line-floors';
import type { PanelView } from '@/panels/panel-view';
import { Swatch } from '@/ui/charts/legend/swatch';
import { CutName, isMethod } from '@/ui/cut-name';
import { Isolate } from '@/ui/isolate';
import { StateMark, stateWord } from '@/ui/indicators/state-mark';
import type { Column } from '@/ui/table/column';
import type { Course, EndpointRow, EndpointState } from './endpoint-rows';

const BADNESS: Readonly<Record<EndpointState, number>> = { 'no-traffic': 0, ok: 1, warning: 2, critical: 3 };
const NUMBER: Readonly<Record<EndpointState, string>> = {
  ok: 'text-ink',
  'no-traffic': '',
  warning: 'font-semibold text-warn',
  critical: 'font-bold text-crit',
};

export type EndpointColumns = {
  /** Whether durations have an endpoint label; without it they have no columns. */
  hasLatency: boolean;
  /** Not answered yet: cells stay empty, because a dash would mean that nothing was measured. */
  isLatencyAwaited: boolean;
  /** Whether failures have an endpoint label; without it the state of an endpoint is not known. */
  hasErrors: boolean;
  /** The range in words, over the columns of lines: `Last 1 h`. */
  rangeText: string;
  /** The numbers are the last known ones: no state is claimed from them. */
  isOld: boolean;
  colourOf: PanelView['colourOf'];
};

export function endpointColumns({
  hasLatency,
  isLatencyAwaited,
  hasErrors,
  rangeText,
  isOld,
  colourOf,
}: EndpointColumns): Column<EndpointRow>[] {
  const columns: Column<EndpointRow>[] = [
    {
      id: 'state',
      title: 'State',
      kind: 'state',
      first: 'descending',
      value: ({ state }) => BADNESS[state],
      copied: ({ state }) => stateWord(isOld ? 'stale' : state),
      cell: ({ state }) => <StateMark kind={isOld ? 'stale' : state} className="align-middle text-s" />,
    },
    {
      id: 'endpoint',
      title: 'Endpoint',
      kind: 'name',
      first: 'ascending',
      value: ({ endpoint }) => endpoint,
      cell: ({ endpoint }) => <EndpointName endpoint={endpoint} colourOf={colourOf} />,
    },
    {
      id: 'requests',
      title: 'req/s',
      kind: 'number',
      first: 'descending',
      value: ({ requestRate }) => requestRate,
      copiedAs: 'requests per second',
      cell: ({ requestRate }) => <span className="text-ink">{formatValue(requestRate, 'requestsPerSecond').text}</span>,
      figure: ({ requestRate }) => formatText(requestRate, 'requestsPerSecond'),
    },
    {
      id: 'requests-line',
      title: rangeText,
      hint: 'Requests per second over the range',
      kind: 'line',
      first: 'descending',
      cell: ({ requests }) => <CourseCell course={requests} floor={REQUESTS_FLOOR} hotFrom={null} />,
    },
    {
      id: 'errors',
      title: 'Errors',
      hint: '5xx of all requests',
      kind: 'number',
      first: 'descending',
      value: ({ errorRatio }) => errorRatio,
      copiedAs: 'error ratio',
      cell: ({ errorRatio, state }) => (
        <span className={NUMBER[isOld ? 'ok' : state]}>{formatText(errorRatio, 'ratio')}</span>
      ),
      figure: ({ errorRatio }) => (errorRatio === null ? '' : `${formatText(errorRatio, 'ratio')} errors`),
    },
    {
      id: 'errors-line',
      title: rangeText,
      hint: 'Share of failing requests over the range',
      kind: 'line',
      first: 'descending',
      cell: ({ errors, failingSince }) => (
        <CourseCell course={errors} floor={RATIO_FLOOR} hotFrom={isOld ? null : failingSince} />
      ),
    },
    {
      id: 'server-errors',
      title: '5xx/s',
      kind: 'number',
      first: 'descending',
      isMinor: true,
      value: ({ serverErrorRate }) => serverErrorRate,
      copiedAs: '5xx per second',
      cell: ({ serverErrorRate }) => formatValue(serverErrorRate, 'perSecond').text,
    },
    ...(hasLatency
      ? LATENCY.map((column) => latencyColumn(column, isLatencyAwaited ? '' : formatText(null, 'seconds')))
      : []),
  ];
  return hasErrors ? columns : columns.filter(({ id }) => !OF_ERRORS.includes(id));
}

const OF_ERRORS: readonly string[] = ['state', 'errors', 'errors-line', 'server-errors'];

type LatencyKey = 'p50' | 'p95' | 'p99' | 'mean';
type LatencyColumn = { key: LatencyKey; title: string; isMinor?: boolean };

const LATENCY: readonly LatencyColumn[] = [
  { key: 'p50', title: 'p50', isMinor: true },
  { key: 'p95', title: 'p95' },
  { key: 'p99', title: 'p99', isMinor: true },
  { key: 'mean', title: 'Average', isMinor: true },
];

function latencyColumn({ key, title, isMinor = false }: LatencyColumn, none: string): Column<EndpointRow> {
  const isMain = key === 'p95';
  return {
    id: key,
    title,
    kind: 'number',
    first: 'descending',
    isMinor,
    value: (row) => quantileOf(row, key)?.value ?? null,
    copiedAs: `${title.toLowerCase()} seconds`,
    cell: (row) => {
      const quantile = quantileOf(row, key);
      return <span className={isMain ? 'text-ink' : ''}>{quantile === null ? none : quantileText(quantile)}</span>;
    },
    ...(isMain ? { figure: ({ p95 }: EndpointRow) => (p95 === null ? '' : namedQuantile('p95', p95)) } : {}),
  };
}

/** A mean has no last bucket. */
const quantileOf = (row: EndpointRow, key: LatencyKey) =>
  key === 'mean' ? (row.mean === null ? null : { value: row.mean, atLeast: false }) : row[key];

/** `POST /orders`: the method says less than the path. */
const METHOD_AND_PATH = /^([A-Z]{3,7}) (.+)$/s;

function EndpointName({ endpoint, colourOf }: { endpoint: string; colourOf: PanelView['colourOf'] }) {
  const [, method = '', path = endpoint] = METHOD_AND_PATH.exec(endpoint) ?? [];
  const swatch = <Swatch colour={colourOf(endpoint)} className="mr-2.5 align-middle max-desk:hidden" />;
  if (isMethod(endpoint))
    return (
      <span className="flex items-center">
        {swatch}
        <CutName text={endpoint} max={56} />
      </span>
    );
  return (
    <>
      {swatch}
      {method === '' ? null : (
        <span className="mr-2 inline-block text-xs font-normal text-ink-2 desk:w-11">{method} </span>
      )}
      <Isolate text={path} max={56} />
    </>
  );
}

function CourseCell({ course, floor, hotFrom }: { course: Course | null; floor: number; hotFrom: number | null }) {
  return course === null ? null : (
    <LazySparkline
      times={course.times}
      values={course.values}
      floor={floor}
      hotFrom={hotFrom}
      tone="ink-3"
      className="h-5.5 w-full"
    />
  );
}
