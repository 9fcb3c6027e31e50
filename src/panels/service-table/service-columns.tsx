import { LazySparkline } from '@/ui/charts/sparkline/lazy-sparkline';
import { formatAge } from '@/format/format-age';
import { formatText, formatValue } from '@/format/format-value';
import { REFUSED } from '@/health/signals/errors';
import { namedQuantile, quantileText } from '@/health/signals/latency';
import type { Level } from '@/health/level';
import { RATIO_FLOOR, REQUESTS_FLOOR } from '@/panels/line-floors';
import type { Series } from '@/prometheus/series';
import { Isolate } from '@/ui/isolate';
import { StateMark } from '@/ui/indicators/state-mark';
import type { Column } from '@/ui/table/column';
import { badnessOf, healthWord, partlyText, type ServiceRow } from './service-row';

const NUMBER: Readonly<Record<Level, string>> = {
  ok: 'text-ink',
  unknown: '',
  warning: 'font-semibold text-warn',
  critical: 'font-bold text-crit',
};

/** Beside a name: two lines of small letters have room in the height of a row, but not of a dense one. */
const SENTENCES = {
  lines: 'hidden text-s leading-[.9375rem] whitespace-normal desk:line-clamp-2',
  line: 'hidden truncate desk:block',
} as const;

/** `rangeText` stands over the lines; `now`: Unix seconds on the server's clock. */
type ColumnsInput = { rangeText: string; now: number; isDense: boolean };

export function serviceColumns({ rangeText, now, isDense }: ColumnsInput): Column<ServiceRow>[] {
  return [
    ...serviceAndHealth(isDense),
    ...requestSignals(rangeText),
    ...instancesAndSaturation(),
    ...alertsAndSince(now),
  ];
}

function serviceAndHealth(isDense: boolean): Column<ServiceRow>[] {
  return [
    {
      id: 'health',
      title: 'Health',
      kind: 'state',
      first: 'descending',
      value: badnessOf,
      copied: healthWord,
      cell: (row) => <StateMark kind={row.level} word={healthWord(row)} className="align-middle text-s" />,
    },
    {
      id: 'service',
      title: 'Service',
      kind: 'name',
      first: 'ascending',
      value: ({ service }) => service,
      cell: ({ service, sentence }) => (
        <span className="flex items-center gap-3">
          <span className={`truncate ${sentence === '' ? '' : 'desk:max-w-3/5 desk:flex-none'}`}>
            <Isolate text={service} max={36} />
          </span>
          {sentence === '' ? null : (
            <>
              {' '}
              <span
                className={`min-w-0 font-normal text-ink-2 ${SENTENCES[isDense ? 'line' : 'lines']}`}
                title={sentence}
              >
                {sentence}
              </span>
            </>
          )}
        </span>
      ),
      figure: (row) => (row.isPartlyKnown ? partlyText(row) : row.sentence),
    },
  ];
}

/** Traffic, errors and latency, the first two with their lines over the range. */
function requestSignals(rangeText: string): Column<ServiceRow>[] {
  return [
    numberColumn({
      id: 'requests',
      title: 'req/s',
      signal: 'traffic',
      copiedAs: 'requests per second',
      value: ({ requestRate }) => requestRate,
      text: ({ requestRate }) => formatValue(requestRate, 'requestsPerSecond').text,
      figure: ({ requestRate }) => (requestRate === null ? '' : formatText(requestRate, 'requestsPerSecond')),
    }),
    {
      id: 'requests-line',
      title: rangeText,
      hint: 'Requests per second over the range',
      kind: 'line',
      first: 'descending',
      cell: ({ requests }) => <Course line={requests} floor={REQUESTS_FLOOR} />,
    },
    numberColumn({
      id: 'errors',
      title: 'Errors',
      hint: '5xx of all requests, or 4xx where those are what is wrong',
      signal: 'errors',
      copiedAs: 'error ratio',
      value: ({ errorRatio }) => errorRatio,
      text: ({ errorRatio, refusedRatio }) =>
        refusedRatio === null ? formatText(errorRatio, 'ratio') : `${REFUSED} ${formatText(refusedRatio, 'ratio')}`,
      figure: ({ errorRatio }) => (errorRatio === null ? '' : `${formatText(errorRatio, 'ratio')} errors`),
    }),
    {
      id: 'errors-line',
      title: rangeText,
      hint: 'Share of failing requests over the range',
      kind: 'line',
      first: 'descending',
      isMinor: true,
      cell: ({ errors }) => <Course line={errors} floor={RATIO_FLOOR} />,
    },
    numberColumn({
      id: 'p95',
      title: 'p95',
      signal: 'latency',
      copiedAs: 'p95 seconds',
      value: ({ p95 }) => p95?.value ?? null,
      text: ({ p95 }) => (p95 === null ? '–' : quantileText(p95)),
      figure: ({ p95 }) => (p95 === null ? '' : namedQuantile('p95', p95)),
    }),
  ];
}

function instancesAndSaturation(): Column<ServiceRow>[] {
  return [
    numberColumn({
      id: 'up',
      title: 'Up',
      hint: 'Instances',
      levelOf: ({ up, total, signals }) => (up === total ? 'ok' : signals.system),
      copiedAs: 'instances up',
      first: 'ascending',
      value: ({ up }) => up,
      text: ({ up, total }) => (up === null ? '–' : `${up} of ${total}`),
    }),
    numberColumn({
      id: 'saturation',
      title: 'Saturation',
      levelOf: ({ saturation, signals }) => ((saturation?.share ?? 0) > 1 ? signals.system : undefined),
      hint: 'How much of its nearest limit the fullest instance uses: what heaps, containers and hosts have stands on the page of the service',
      copiedAs: 'share of the nearest limit',
      isMinor: true,
      isBroad: true,
      value: ({ saturation }) => saturation?.share ?? null,
      text: ({ saturation }) =>
        saturation === null ? '–' : `${saturation.of} ${formatText(saturation.share, 'ratio')}`,
    }),
  ];
}

function alertsAndSince(now: number): Column<ServiceRow>[] {
  return [
    {
      id: 'alerts',
      title: 'Alerts',
      kind: 'number',
      first: 'descending',
      value: ({ firing, pending, held }) => firing * 1000 + pending + (held?.count ?? 0) / 1000,
      copied: ({ firing }) => firing,
      copiedAs: 'alerts firing',
      cell: (row) => <Alerts row={row} />,
      figure: ({ firing, held }) => (firing > 0 ? `${firing} firing` : heldText(held)),
    },
    {
      id: 'since',
      title: 'Since',
      kind: 'number',
      first: 'descending',
      isMinor: true,
      isBroad: true,
      value: ({ since, level }) => (level === 'ok' ? null : since),
      copiedAs: 'since unix seconds',
      cell: ({ since, level }) => (since === null || level === 'ok' ? '' : formatAge(Math.max(0, now - since))),
    },
  ];
}

type NumberColumn = Pick<
  Column<ServiceRow>,
  'id' | 'title' | 'hint' | 'copiedAs' | 'value' | 'figure' | 'isMinor' | 'isBroad'
> & {
  /**
   * Whose light the number has. That of the system is on for what is down, or for what runs full: which of them,
   * `levelOf` tells.
   */
  signal?: keyof ServiceRow['signals'];
  levelOf?: (row: ServiceRow) => Level | undefined;
  text: (row: ServiceRow) => string;
  first?: Column<ServiceRow>['first'];
};

/** A number in the colour of its light; what is old has none. */
function numberColumn({
  signal,
  levelOf = ({ signals }) => signal && signals[signal],
  text,
  first = 'descending',
  ...column
}: NumberColumn): Column<ServiceRow> {
  return {
    ...column,
    kind: 'number',
    first,
    cell: (row) => (
      <span className={`float-right ${NUMBER[(!row.isOld && levelOf(row)) || 'unknown']}`}>{text(row)}</span>
    ),
  };
}

/** Firing alerts are red only where the service is critical; otherwise none of them is critical either. */
function Alerts({ row: { firing, pending, held, level } }: { row: ServiceRow }) {
  if (firing === 0 && pending === 0)
    return held === null ? null : (
      <span className="text-ink-2" title="Firing, and Alertmanager tells nobody">
        {heldText(held)}
      </span>
    );
  return (
    <span className={firing > 0 ? NUMBER[level === 'critical' ? level : 'warning'] : 'text-warn'}>
      {firing > 0 ? `${firing} firing` : `${pending} pending`}
    </span>
  );
}

/** `2 silenced`. */
const heldText = (held: ServiceRow['held']) => (held === null ? '' : `${held.count} ${held.how}`);

function Course({ line, floor }: { line: Series | null; floor: number }) {
  return line === null ? null : (
    <LazySparkline times={line.times} values={line.values} floor={floor} tone="ink-3" className="h-[1.125rem] w-full" />
  );
}
