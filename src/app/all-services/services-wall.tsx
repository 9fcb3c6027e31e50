import { countByHealth, type ServiceRow } from '@/panels/service-table/service-row';
import { ServiceTile, type TileRoom } from '@/panels/service-table/service-tile';
import { formatClock } from '@/format/clock';
import { freshnessData } from '@/panels/state/freshness-data';
import { sampleAgeText } from '@/panels/state/sample-age';
import { Glyph } from '@/ui/indicators/glyph';
import { glyphColour } from '@/ui/indicators/state-mark';
import { useBrowserTab } from '@/app/browser/use-browser-tab';
import { useIsInDoubt, useSecond } from '@/app/refresh/clock/use-second';
import { tabTitle, worstOf } from './services-tab';
import { useAllServices, type AllServicesProps } from './use-all-services';
import { isAllSaid, wallHeadline } from './wall-headline';

/** As many as can be read from five metres, in columns; those beyond are counted. */
const PLACES = 40;

/** So few have a third of the screen's width each, and a fifth of its height. */
const ROOMY = 15;

/** So few have a third of both. */
const FEW = 9;

const WALL =
  'grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] gap-5 overflow-hidden px-10 py-8 text-[1.75rem] leading-tight portrait:px-8';

/** All services on one screen that fits exactly: nothing to press, nothing to scroll. */
export function ServicesWall(props: AllServicesProps) {
  const { rows, freshness, timeZone, now } = useAllServices(props);
  const second = useSecond(props.connection.clock);
  const isInDoubt = useIsInDoubt(props.connection.clock);
  const isOld = freshness.state !== 'current';
  const level = worstOf(rows);
  useBrowserTab(tabTitle(rows), props.connection.server.name, level);
  const headline = rows === null ? 'Asking for all services' : wallHeadline(rows, freshness, now);
  const shown = rows?.slice(0, PLACES) ?? [];
  const rest = rows?.slice(PLACES) ?? [];
  return (
    <main data-page="wall" {...freshnessData(freshness, rows === null)} className={WALL}>
      <section
        aria-label="Services"
        data-verdict={rows === null ? 'loading' : level}
        className="flex items-center gap-8"
      >
        <Glyph kind={rows === null ? 'loading' : level} className={`size-24 ${glyphColour(level)}`} />
        <div className="min-w-0 flex-1">
          <h1
            data-headline=""
            className={`min-h-16 content-center font-semibold portrait:min-h-32 ${sizeFor(headline)}`}
          >
            {headline}
          </h1>
          <p className="min-h-9 text-ink-2">{rows === null || isAllSaid(rows) ? '' : levelsText(rows)}</p>
        </div>
        {/* In two lines, which leaves the headline the room that it needs to stand whole. */}
        <p className="max-w-64 text-right text-balance text-ink-2">
          <b className="block text-[3rem] leading-[3rem] text-ink">{formatClock(second, timeZone)}</b>
          {timeZone}, {sampleAgeText(freshness, second, rows === null, isInDoubt)}
        </p>
      </section>
      <ul className={`grid min-h-0 auto-rows-fr gap-x-6 ${columnsFor(shown.length)} ${isOld ? 'aged' : ''}`}>
        {shown.map((row) => (
          <ServiceTile key={row.service} row={row} room={roomFor(shown.length)} />
        ))}
      </ul>
      <p className="h-8 text-ink-2">{rest.length === 0 ? '' : `${rest.length} more, ${levelsText(rest)}`}</p>
    </main>
  );
}

/** So many letters have room in one line of the largest ones, or of the smaller ones. */
const SHORT = 32;
const MIDDLING = 44;

/** A headline is never cut: the longer it is, the smaller its letters, in the same height. */
function sizeFor({ length }: string): string {
  if (length <= SHORT) return 'line-clamp-1 text-[3.5rem] leading-[4rem] portrait:line-clamp-2';
  return length <= MIDDLING
    ? 'line-clamp-1 text-[2.75rem] leading-[4rem] portrait:line-clamp-2'
    : 'line-clamp-2 text-[2rem] leading-[2rem] portrait:line-clamp-4';
}

/** `2 Critical, 3 OK`. */
const levelsText = (rows: readonly ServiceRow[]) =>
  countByHealth(rows)
    .map(({ word, count }) => `${count} ${word}`)
    .join(', ');

function roomFor(count: number): TileRoom {
  if (count <= FEW) return 'much';
  return count <= ROOMY ? 'some' : 'little';
}

function columnsFor(count: number): string {
  if (count <= 6) return 'grid-cols-2 portrait:grid-cols-1';
  if (count <= ROOMY) return 'grid-cols-3 portrait:grid-cols-2';
  return count <= 24 ? 'grid-cols-4 portrait:grid-cols-2' : 'grid-cols-5 portrait:grid-cols-3';
}
