import { useState } from 'react';
import { formatDateTime } from '@/format/clock';
import { Isolate } from '@/ui/isolate';
import type { ChartScene } from './chart-scene';
import { valueAt } from '@/ui/charts/pointer/tooltip-rows';
import { sampleTimes } from '@/ui/charts/pointer/crosshair-moves';
import { valueText } from './value-text';

/** Rows shown at first; a day at 15 s has 5,760. */
const FIRST_ROWS = 60;

type ChartTableProps = {
  caption: string;
  scene: Pick<ChartScene, 'series' | 'range' | 'unit' | 'openAt' | 'timeZone'>;
};

/**
 * The lines of a chart as numbers, newest first, with the times of the zone. `caption` names the chart for a screen
 * reader.
 */
export function ChartTable({ caption, scene }: ChartTableProps) {
  const [rows, setRows] = useState(FIRST_ROWS);
  const times = Array.from(sampleTimes(scene)).reverse();
  // No time of the day comes twice.
  const isOfADay = (times[0] ?? 0) - (times.at(-1) ?? 0) < 86_400;
  if (times.length === 0) return <p className="py-2 text-s text-ink-2">No data in this range.</p>;
  return (
    <div>
      <table className="w-full border-collapse text-right text-s whitespace-nowrap">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-ink-3">
          <tr>
            <th scope="col" className="sticky top-12 bg-raise py-1 pr-4 text-left font-normal">
              Time ({scene.timeZone})
            </th>
            {scene.series.map(({ key, name }) => (
              <th key={key} scope="col" className="sticky top-12 bg-raise py-1 pl-4 font-normal">
                <Isolate text={name} max={32} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.slice(0, rows).map((time) => (
            <tr key={time} className="border-t border-line">
              <th scope="row" className="py-1 pr-4 text-left font-normal text-ink-2">
                <Moment text={formatDateTime(time, scene.timeZone)} isOfADay={isOfADay} />
              </th>
              {scene.series.map((series) => (
                <td key={series.key} className="py-1 pl-4">
                  {valueText(valueAt(series, time), scene)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {times.length > rows && (
        <button type="button" className="py-2 text-s text-accent hover:underline" onClick={() => setRows(times.length)}>
          Show {times.length - rows} older rows
        </button>
      )}
    </div>
  );
}

/** `Tue 20 Nov 2026, 14:02:40`; on a phone, where the columns need the room, without a day that no row needs. */
function Moment({ text, isOfADay }: { text: string; isOfADay: boolean }) {
  const [day, clock] = text.split(/(?<=, )/);
  return isOfADay ? (
    <>
      <span className="max-desk:hidden">{day}</span>
      {clock}
    </>
  ) : (
    text
  );
}
