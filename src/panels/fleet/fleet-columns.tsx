import { LazySparkline } from '@/ui/charts/sparkline/lazy-sparkline';
import { formatText, formatValue } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import { isWorse } from '@/health/level';
import { REQUESTS_FLOOR } from '@/panels/line-floors';
import type { GlyphKind } from '@/ui/indicators/glyph';
import { Isolate } from '@/ui/isolate';
import { StateMark, stateWord } from '@/ui/indicators/state-mark';
import type { Column } from '@/ui/table/column';
import { isDown, uptimeText } from './instance-cells';
import type { ComparedKey, InstanceRow } from './instance-rows';

/**
 * `isAwaited`: numbers of requests are not answered yet, and cells stay empty; `isOld`: the numbers are the last known
 * ones; `isSilent`: so is which instances are up. `rangeText`: the title of the line's column.
 */
export type FleetColumns = {
  rangeText: string;
  isAwaited: boolean;
  isOld: boolean;
  isSilent: boolean;
  hasRequests: boolean;
  hasErrors: boolean;
};

export function fleetColumns({
  rangeText,
  isAwaited,
  isOld,
  isSilent,
  hasRequests,
  hasErrors,
}: FleetColumns): Column<InstanceRow>[] {
  return [
    {
      id: 'state',
      title: 'State',
      kind: 'state',
      first: 'descending',
      value: badness,
      copied: (row) => instanceState(row, isOld, isSilent).word,
      cell: (row) => <StateMark {...instanceState(row, isOld, isSilent)} className="align-middle text-s" />,
    },
    {
      id: 'instance',
      title: 'Instance',
      kind: 'name',
      first: 'ascending',
      value: ({ instance }) => instance,
      cell: ({ instance, error }) => (
        <>
          <Isolate text={instance} max={40} />
          {error === '' ? null : (
            <>
              {' '}
              <span className="ml-2 font-normal text-ink-2">{error}</span>
            </>
          )}
        </>
      ),
    },
    {
      id: 'version',
      title: 'Version',
      kind: 'number',
      first: 'ascending',
      isMinor: true,
      value: ({ version }) => version,
      cell: ({ version }) => (version === null ? '–' : <Isolate text={version} max={12} />),
    },
    {
      id: 'uptime',
      title: 'Up for',
      kind: 'number',
      first: 'ascending',
      value: ({ upFor }) => upFor,
      copiedAs: 'uptime seconds',
      cell: ({ upFor }) => (upFor === null ? '–' : uptimeText(upFor)),
      figure: ({ upFor }) => (upFor === null ? '' : `up ${uptimeText(upFor)}`),
    },
    {
      id: 'restarts',
      title: 'Restarts',
      hint: 'Within the range, as far as its steps tell them apart',
      kind: 'number',
      first: 'descending',
      isMinor: true,
      value: ({ restarts }) => restarts,
      cell: ({ restarts }) => restarts ?? '–',
    },
    ...(hasRequests ? requestColumns(rangeText, isAwaited).filter(({ id }) => hasErrors || id !== 'errors') : []),
    measured({ id: 'cpu', title: 'CPU', key: 'cpuCores', unit: 'cores', copiedAs: 'CPU cores', isFigure: true }),
    measured({
      id: 'memory',
      title: 'Memory',
      key: 'memoryBytes',
      unit: 'bytes',
      copiedAs: 'memory bytes',
      isFigure: true,
    }),
    {
      id: 'saturation',
      title: 'Saturation',
      hint: 'How much of its nearest limit it uses',
      kind: 'number',
      first: 'descending',
      isMinor: true,
      isBroad: true,
      value: ({ saturation }) => saturation?.share ?? null,
      copiedAs: 'share of the nearest limit',
      cell: ({ saturation }) => <SaturationText saturation={saturation} isOld={isOld} />,
    },
  ];
}

/**
 * Down before vanished before up; among instances that are up by level, then partial ones, then by how much they differ
 * from the others.
 */
function badness({ state, level, odd }: InstanceRow): number {
  if (isDown({ state })) return state === 'down' ? 100 : 99;
  return (state === 'partial' ? 10 : 0) + (isWorse(level, 'ok') ? (level === 'critical' ? 40 : 20) : 0) + odd.size;
}

function requestColumns(rangeText: string, isAwaited: boolean): Column<InstanceRow>[] {
  return [
    measured({
      id: 'requests',
      title: 'req/s',
      key: 'requestRate',
      unit: 'requestsPerSecond',
      copiedAs: 'requests per second',
      isFigure: true,
      isAwaited,
    }),
    {
      id: 'requests-line',
      title: rangeText,
      hint: 'Requests per second over the range',
      kind: 'line',
      first: 'descending',
      isMinor: true,
      cell: ({ requests }) =>
        requests === null ? null : (
          <LazySparkline
            times={requests.times}
            values={requests.values}
            floor={REQUESTS_FLOOR}
            tone="ink-3"
            className="h-5.5 w-full"
          />
        ),
    },
    measured({ id: 'errors', title: 'Errors', key: 'errorRatio', unit: 'ratio', copiedAs: 'error ratio', isAwaited }),
    measured({ id: 'p95', title: 'p95', key: 'p95', unit: 'seconds', copiedAs: 'p95 seconds', isAwaited }),
  ];
}

type Measured = {
  id: string;
  title: string;
  key: ComparedKey;
  unit: Unit;
  copiedAs: string;
  isFigure?: boolean;
  isAwaited?: boolean;
};

/** A number that the instances are compared in: one that differs from the others says so beside it. */
function measured({
  id,
  title,
  key,
  unit,
  copiedAs,
  isFigure = false,
  isAwaited = false,
}: Measured): Column<InstanceRow> {
  const text = (row: InstanceRow) => {
    if (isAwaited && row[key] === null) return '';
    if (unit === 'requestsPerSecond') return formatValue(row[key], unit).text;
    if (unit === 'cores') return formatValue(row[key], 'none').text;
    return `${key === 'p95' && row.isP95Open ? '≥ ' : ''}${formatText(row[key], unit)}`;
  };
  return {
    id,
    title,
    copiedAs,
    kind: 'number',
    first: 'descending',
    value: (row) => row[key],
    cell: (row) => {
      const factor = row.odd.get(key);
      if (factor === undefined) return <span className="text-ink">{text(row)}</span>;
      return (
        <span className="font-semibold text-warn" title={oddText(factor)}>
          ▲ {text(row)}
          <span className="sr-only">, {oddText(factor)}</span>
        </span>
      );
    },
    ...(isFigure ? { figure: (row: InstanceRow) => (row[key] === null ? '' : formatText(row[key], unit)) } : {}),
  };
}

const NUMBER = { ok: '', warning: 'font-semibold text-warn', critical: 'font-bold text-crit' } as const;

function SaturationText({ saturation, isOld }: Pick<InstanceRow, 'saturation'> & { isOld: boolean }) {
  if (saturation === null) return '–';
  const { share, of, level } = saturation;
  return (
    <span className={`float-right ${isOld ? '' : NUMBER[level]}`}>
      {of} {formatText(share, 'ratio')}
    </span>
  );
}

/** `6 times the others`, `0.1 times the others`. */
function oddText(factor: number): string {
  return Number.isFinite(factor) ? `${formatValue(factor, 'none').text} times the others` : 'the others have none';
}

/** Whether an instance is up is known while the server answers, even if samples are old; its numbers are not. */
function instanceState(
  { state, level, odd }: InstanceRow,
  isOld: boolean,
  isSilent: boolean,
): { kind: GlyphKind; word: string } {
  if (isSilent) return { kind: 'stale', word: isDown({ state }) ? 'was down' : 'was up' };
  if (state === 'vanished') return { kind: 'down', word: 'Vanished' };
  if (!isOld && state === 'up' && level === 'ok' && odd.size > 0) return { kind: 'partial', word: 'Differs' };
  const kind =
    isOld || state === 'down' || level === 'ok' || (state === 'partial' && level === 'warning') ? state : level;
  return { kind, word: stateWord(kind) };
}
