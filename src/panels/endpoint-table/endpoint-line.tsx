import { lazy, Suspense } from 'react';
import type { PanelView } from '@/panels/panel-view';
import { formatText, formatValue } from '@/format/format-value';
import { Swatch } from '@/ui/charts/swatch';
import type { GlyphKind } from '@/ui/glyph';
import { Isolate } from '@/ui/isolate';
import { StateMark } from '@/ui/state-mark';
import { CELL } from './column-heads';
import type { Course, EndpointRow, EndpointState } from './endpoint-rows';

// Numbers do not wait for the code that draws.
const Sparkline = lazy(async () => ({ default: (await import('@/ui/charts/sparkline')).Sparkline }));

/** Below these the lines stay flat: the noise of an idle endpoint is not a mountain, and 0.1 % of failures no alarm. */
const REQUESTS_FLOOR = 1;
const RATIO_FLOOR = 0.03;

const MARKS: Readonly<Record<EndpointState, GlyphKind>> = { ok: 'ok', warning: 'warning', critical: 'critical', 'no-traffic': 'no-traffic' };

const GROUND: Readonly<Record<EndpointState, string>> = { ok: 'hover:bg-hover', 'no-traffic': 'hover:bg-hover', warning: 'bg-warn-tint text-ink', critical: 'bg-crit-tint text-ink' };
const NUMBER: Readonly<Record<EndpointState, string>> = { ok: 'text-ink', 'no-traffic': '', warning: 'font-semibold text-warn', critical: 'font-bold text-crit' };

type EndpointLineProps = {
  row: EndpointRow;
  hasLatency: boolean;
  /** The numbers are the last known ones: no state is claimed from them. */
  isOld: boolean;
  isSelected: boolean;
  view: Pick<PanelView, 'pick' | 'colourOf'>;
};

/** One endpoint. The whole row is its button: it filters the page. */
export function EndpointLine({ row, hasLatency, isOld, isSelected, view }: EndpointLineProps) {
  const state = isOld ? 'ok' : row.state;
  const number = `text-right whitespace-nowrap ${CELL}`;
  return (
    <tr data-endpoint={row.endpoint} data-level={row.state} className={`relative h-10 border-t border-line text-ink-2 desk:h-8 ${isSelected ? 'bg-sel' : GROUND[state]}`}>
      <td className={`w-px max-desk:hidden ${CELL}`}><StateMark kind={isOld ? 'stale' : MARKS[state]} className="align-middle text-s" /></td>
      <th scope="row" className={`text-left font-normal text-ink max-desk:pl-0 desk:w-px desk:pr-8 desk:whitespace-nowrap ${CELL}`}>
        <EndpointName row={row} isSelected={isSelected} view={view} />
      </th>
      <td className={`text-ink ${number}`}>{formatValue(row.requestRate, 'requestsPerSecond').text}</td>
      <CourseCell course={row.requests} floor={REQUESTS_FLOOR} hotFrom={null} />
      <td className={`${number} ${NUMBER[state]}`}>{formatText(row.errorRatio, 'ratio')}</td>
      <CourseCell course={row.errors} floor={RATIO_FLOOR} hotFrom={isOld ? null : row.failingSince} />
      <td className={`max-desk:hidden ${number}`}>{formatValue(row.serverErrorRate, 'perSecond').text}</td>
      {hasLatency ? <td className={`text-ink ${number}`}>{formatText(row.p95, 'seconds')}</td> : null}
    </tr>
  );
}

/** `POST /orders`: the method says less than the path. */
const METHOD_AND_PATH = /^([A-Z]{3,7}) (.+)$/s;

function EndpointName({ row: { endpoint, state }, isSelected, view }: Pick<EndpointLineProps, 'row' | 'isSelected' | 'view'>) {
  const [, method = '', path = endpoint] = METHOD_AND_PATH.exec(endpoint) ?? [];
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={() => view.pick('endpoint', endpoint)}
      // Stretched over the row, so that a click anywhere in it is a click on this.
      className={`flex items-center gap-2.5 text-left after:absolute after:inset-0 ${state === 'critical' ? 'font-bold' : ''} ${isSelected ? 'font-semibold' : ''}`}
    >
      <Swatch colour={view.colourOf(endpoint)} className="max-desk:hidden" />
      <span className="desk:flex desk:items-baseline desk:gap-2">
        {method === '' ? null : <span className="block text-xs font-normal text-ink-2 desk:w-11">{method}</span>}
        <span className="[overflow-wrap:anywhere]"><Isolate text={path} max={48} /></span>
      </span>
    </button>
  );
}

function CourseCell({ course, floor, hotFrom }: { course: Course | null; floor: number; hotFrom: number | null }) {
  return (
    <td className={`w-1/4 min-w-20 max-desk:hidden ${CELL}`}>
      <Suspense fallback={null}>{course === null ? null : <Sparkline times={course.times} values={course.values} floor={floor} hotFrom={hotFrom} tone="ink-3" className="h-5.5 w-full" />}</Suspense>
    </td>
  );
}
