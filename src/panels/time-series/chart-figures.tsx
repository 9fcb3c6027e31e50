import { formatText } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import type { Series } from '@/prometheus/series';
import { figuresOf } from './figures';

/** `now` and `before`: the numbers of the moment and of an hour before it. `isOver`: that moment is no present. */
type ChartFiguresProps = {
  line: Series | null;
  now: number | null;
  before: number | null;
  unit: Unit;
  isOver: boolean;
};

/**
 * The figures of a line where a legend would have nothing to tell apart. Over days a point of the line stands for an
 * hour: the last one is not what is now.
 */
export function ChartFigures({ line, now, before, unit, isOver }: ChartFiguresProps) {
  const { peak, lowest } = figuresOf(line);
  // The number of the moment is often newer than the end of the line: a rise would stand beside a lower "highest".
  const known = [now].filter((value) => value !== null);
  const rows: readonly [string, number | null][] = [
    [isOver ? 'At the end' : 'Now', now],
    ['1 h before', before],
    ['Highest', peak === null ? null : Math.max(peak, ...known)],
    ['Lowest', lowest === null ? null : Math.min(lowest, ...known)],
  ];
  return (
    <dl className="mt-1 grid grid-cols-2 gap-x-6 text-s whitespace-nowrap laptop:grid-cols-4 wide:grid-cols-2">
      {rows.map(([name, value]) => (
        <div key={name} className="flex h-5 items-center gap-2 text-ink-2">
          <dt>{name}</dt>
          <dd className="ml-auto text-ink">{formatText(value, unit)}</dd>
        </div>
      ))}
    </dl>
  );
}
