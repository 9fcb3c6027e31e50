import type { Freshness } from '@/health/facts/freshness';
import type { Fullness } from '@/health/system/saturation';
import { freshnessData } from '@/panels/state/freshness-data';
import { HeadroomBar } from '@/ui/indicators/headroom-bar';
import { StateMark } from '@/ui/indicators/state-mark';
import { Isolate } from '@/ui/isolate';
import { saturationCells, type SaturationCell } from './saturation-cells';

type SaturationStripProps = {
  full: readonly Fullness[];
  freshness: Freshness;
  isFailing: boolean;
};

/**
 * Every kind of saturation, each by its worst instance, container or host; worst first. Empty where none is measured.
 */
export function SaturationStrip({ full, freshness, isFailing }: SaturationStripProps) {
  const cells = saturationCells(full);
  if (cells.length === 0) return null;
  const data = freshnessData(freshness);
  const isOld = isFailing || freshness.state !== 'current';
  return (
    <section
      aria-label="Saturation"
      {...data}
      data-state={isFailing && data['data-state'] === 'fresh' ? 'stale' : data['data-state']}
      className={`mt-2 border-t border-line pt-2 ${isOld ? 'aged' : ''}`}
    >
      <ul className="grid grid-cols-2 gap-x-6 gap-y-2 desk:grid-cols-[repeat(auto-fit,minmax(9.375rem,1fr))]">
        {cells.map((cell) => (
          <Cell key={cell.key} cell={cell} isOld={isOld} />
        ))}
      </ul>
    </section>
  );
}

function Cell({ cell, isOld }: { cell: SaturationCell; isOld: boolean }) {
  const { key, name, value, of, level, headroom, limit } = cell;
  return (
    <li
      data-saturation={key}
      data-level={level}
      title={`${of}${limit === '' ? '' : `; ${limit}`}`}
      className="min-w-0 text-s text-ink-2"
    >
      <span className="flex items-baseline gap-1.5 whitespace-nowrap">
        <span className="min-w-0 truncate">{name}</span>
        <b
          className={`ml-auto ${level === 'ok' || isOld ? 'font-semibold text-ink' : level === 'critical' ? 'text-crit' : 'text-warn'}`}
          data-value
        >
          {value}
        </b>
      </span>
      <HeadroomBar headroom={headroom} level={isOld ? 'unknown' : level} label={limit} className="my-1 h-[.1875rem]" />
      <span className="flex items-center gap-1.5">
        <Isolate text={of} max={28} className="min-w-0 truncate text-xs text-ink-3" />
        {level === 'ok' || isOld ? null : <StateMark kind={level} className="ml-auto text-xs" glyphClass="size-3" />}
      </span>
    </li>
  );
}
