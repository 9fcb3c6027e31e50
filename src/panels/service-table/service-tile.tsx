import { formatText } from '@/format/format-value';
import { namedQuantile, quantileText } from '@/health/signals/latency';
import type { Level } from '@/health/level';
import { Glyph } from '@/ui/indicators/glyph';
import { glyphColour } from '@/ui/indicators/state-mark';
import { EndKept } from './end-kept';
import { healthWord, partlyText, type ServiceRow } from './service-row';

const GROUNDS: Readonly<Record<Level, string>> = {
  critical: 'bg-crit-tint [box-shadow:inset_.5rem_0_0_var(--crit-fill)]',
  warning: 'bg-warn-tint [box-shadow:inset_.375rem_0_0_var(--warn-fill)]',
  unknown: 'hatched',
  ok: '',
};

/** Of the word of its state, beside the name, or before what is said where a name needs the line for itself. */
const WORDS: Readonly<Record<Level, string>> = {
  critical: 'text-crit',
  warning: 'text-warn',
  unknown: 'text-ink-2',
  ok: 'text-ink-2',
};

/** Longer than any line of a place, and no more than can be read in passing. */
const LONGEST_NAME = 40;

/** So many letters have room in a little place; more of them are smaller. */
const MIDDLING_NAME = 12;

/** What a place has room for: the fewer services there are, the larger the letters and the more lines of them. */
export type TileRoom = 'little' | 'some' | 'much';

/** As high as with all of its lines, so that no name moves when there is more or less to say. */
const TEXTS: Readonly<Record<TileRoom, string>> = {
  little: 'line-clamp-2 min-h-15 text-[1.5rem]',
  some: 'line-clamp-2 min-h-19 text-[2rem] leading-[2.375rem]',
  much: 'line-clamp-4 min-h-38 text-[2rem] leading-[2.375rem]',
};

/** Where the word of its state stands before what is said: in portrait a name needs the line for itself. */
const WORD_PLACES: Readonly<Record<TileRoom, string>> = {
  little: '',
  some: 'hidden portrait:inline',
  much: 'hidden portrait:block',
};

/** One service on a wall: who, how, and its numbers, or what is wrong in their place. */
export function ServiceTile({ row, room }: { row: ServiceRow; room: TileRoom }) {
  const { service, level, isPartlyKnown, sentence } = row;
  const isRoomy = room !== 'little';
  return (
    <li
      data-service={service}
      data-level={level}
      className={`flex min-w-0 flex-col justify-center overflow-hidden border-t-2 border-line px-5 ${isPartlyKnown ? '' : GROUNDS[level]}`}
    >
      <p
        className={`flex items-center gap-3 ${isRoomy ? 'text-[2.75rem] leading-[3.25rem]' : service.length > MIDDLING_NAME ? 'text-[1.5rem] leading-[2.375rem]' : 'text-[2rem] leading-[2.375rem]'} ${level === 'critical' || row.lastLevel === 'critical' ? 'font-bold' : ''}`}
      >
        <Glyph kind={level} className={`${isRoomy ? 'size-9' : 'size-7'} ${glyphColour(level)}`} />
        <EndKept text={service} max={LONGEST_NAME} />
        {isRoomy ? (
          <span className={`ml-auto text-[1.75rem] font-normal whitespace-nowrap portrait:hidden ${WORDS[level]}`}>
            {healthWord(row)}
          </span>
        ) : null}
      </p>
      <p className={`${TEXTS[room]} ${level === 'ok' || isPartlyKnown ? 'text-ink-2' : 'text-ink'}`}>
        <span className={`${WORD_PLACES[room]} ${WORDS[level]}`}>{healthWord(row)} </span>
        {level === 'ok' ? figures(row, isRoomy) : isPartlyKnown ? partlyText(row) : sentence}
      </p>
    </li>
  );
}

/** What each number is stands beside it where there is room. */
function figures({ requestRate, errorRatio, p95 }: ServiceRow, isRoomy: boolean): string {
  return [
    requestRate === null ? '' : formatText(requestRate, 'requestsPerSecond'),
    errorRatio === null ? '' : `${formatText(errorRatio, 'ratio')}${isRoomy ? ' errors' : ''}`,
    p95 === null ? '' : isRoomy ? namedQuantile('p95', p95) : quantileText(p95),
  ]
    .filter((text) => text !== '')
    .join(', ');
}
