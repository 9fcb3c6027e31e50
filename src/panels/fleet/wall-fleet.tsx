import type { CSSProperties } from 'react';
import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import type { Freshness } from '@/health/facts/freshness';
import { freshnessData } from '@/panels/state/freshness-data';
import { Glyph } from '@/ui/indicators/glyph';
import { Isolate } from '@/ui/isolate';
import { glyphColour, stateWord } from '@/ui/indicators/state-mark';
import { wallPlaces } from '@/panels/wall-places';
import type { FleetStripProps } from './fleet-strip';
import { instanceCells, isDown, type InstanceCell } from './instance-cells';
import { roomForName, wallNames } from './wall-names';

/** Cells that can be read from five metres. */
const CELLS = 4;

type WallFleetProps = Omit<FleetStripProps, 'selected' | 'view' | 'history'> & { freshness: Freshness };

/** The instances in the foot of a wall. More than four: the worst three stay, the others take turns. */
export function WallFleet({ instances, fleet, now, freshness }: WallFleetProps) {
  const isOld = freshness.state === 'unreachable';
  const cells = instanceCells(instances ?? [], fleet, { memory: [], starts: [] }, now);
  const room = roomForName(Math.min(CELLS, cells.length));
  const names = wallNames(
    cells.map(({ instance }) => instance),
    room,
  );
  return (
    <section
      aria-label="Instances"
      {...freshnessData(freshness, instances === null)}
      className={`min-w-0 ${isOld ? 'aged' : ''}`}
    >
      <ul
        style={columnsOf(cells.length)}
        className="grid h-32 portrait:h-24 grid-cols-[repeat(var(--columns),minmax(0,1fr))] items-stretch"
      >
        {wallPlaces(cells.length, CELLS, now).map((place) => {
          const cell = cells[place];
          const turn = cells.length > CELLS && place >= CELLS - 1 ? `${place + 1} of ${cells.length}` : '';
          return cell === undefined ? null : (
            <WallCell
              key={cell.instance}
              cell={cell}
              name={names[place] ?? cell.instance}
              room={room}
              turn={turn}
              isOld={isOld}
            />
          );
        })}
      </ul>
    </section>
  );
}

// A custom property, because only here the number of columns is known.
const columnsOf = (count: number) => ({ '--columns': Math.max(1, Math.min(CELLS, count)) }) as CSSProperties;

const CELL =
  'min-w-0 overflow-hidden border-l-[.125rem] border-line px-3 py-2 text-[1.75rem] whitespace-nowrap text-ink-2';

type WallCellProps = { cell: InstanceCell; name: string; room: number; turn: string; isOld: boolean };

/** `turn` says which of how many this is where not all have room, `room` how many letters of the name do. */
function WallCell({ cell, name, room, turn, isOld }: WallCellProps) {
  const { instance, state } = cell;
  const isBad = isDown(cell) && !isOld;
  const glyph = isOld ? 'stale' : state === 'vanished' ? 'down' : state;
  return (
    <li
      data-instance={instance}
      data-instance-state={state}
      className={`${CELL} ${isBad ? 'bg-crit-tint [box-shadow:inset_0_.5rem_0_var(--crit-fill)]' : ''}`}
    >
      <p className={`flex items-center gap-2.5 text-[2rem] ${isBad ? 'font-bold text-crit' : 'text-ink'}`}>
        {/* Where it is down the glyph has the colour of the name. */}
        <Glyph kind={glyph} className={`size-8 ${glyph === 'down' ? '' : glyphColour(glyph)}`} />
        <span className="min-w-0 truncate">
          <Isolate text={name} max={room} />
        </span>
      </p>
      <p className={`truncate ${isBad ? 'text-ink' : ''}`}>
        {isOld ? `was ${state === 'partial' ? 'up' : state}` : wordOf(cell)}
      </p>
      {turn === '' ? null : <p>{turn}</p>}
    </li>
  );
}

/** `Up, 105 MB`, `Partial, 105 MB`, `Down, 2 min 35 s`. */
function wordOf({ state, downFor, memory }: InstanceCell): string {
  if (state === 'up' || state === 'partial')
    return `${stateWord(state)}${memory === null ? '' : `, ${formatText(memory, 'bytes')}`}`;
  return `${state === 'down' ? 'Down' : 'Vanished'}${downFor === null ? '' : `, ${formatAge(downFor)}`}`;
}
