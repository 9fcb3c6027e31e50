import { formatText } from '@/format/format-value';
import { namedQuantile, quantileText } from '@/health/signals/latency';
import type { Level } from '@/health/level';
import { Glyph } from '@/ui/indicators/glyph';
import { Isolate } from '@/ui/isolate';
import { glyphColour } from '@/ui/indicators/state-mark';
import { standingWord, type ServiceRow } from './service-row';

const GROUNDS: Readonly<Record<Level, string>> = {
  critical: 'bg-crit-tint [box-shadow:inset_.5rem_0_0_var(--crit-fill)]',
  warning: 'bg-warn-tint [box-shadow:inset_.375rem_0_0_var(--warn-fill)]',
  unknown: 'hatched',
  ok: '',
};

/** Of the word of its state, beside the name, or before what is said where a name needs the line for itself. */
const WORDS: Readonly<Record<Level, string>> = { critical: 'text-crit', warning: 'text-warn', unknown: 'text-ink-2', ok: 'text-ink-2' };

/** So many lines a sentence has at most: the fewer services there are, the more. */
export type TileLines = 1 | 2 | 4;

/** As high as with all of its lines, so that no name moves when there is more or less to say. */
const TEXTS: Readonly<Record<TileLines, string>> = {
  1: 'truncate text-[1.5rem]',
  2: 'line-clamp-2 min-h-19 text-[2rem] leading-[2.375rem]',
  4: 'line-clamp-4 min-h-38 text-[2rem] leading-[2.375rem]',
};

/** One service on a wall: who, how, and its numbers, or what is wrong in their place. */
export function ServiceTile({ row, lines }: { row: ServiceRow; lines: TileLines }) {
  const { service, level, isPartlyKnown, sentence } = row;
  const isRoomy = lines > 1;
  return (
    <li data-service={service} data-level={level} className={`flex min-w-0 flex-col justify-center overflow-hidden border-t-2 border-line px-5 ${isPartlyKnown ? '' : GROUNDS[level]}`}>
      <p className={`flex items-center gap-3 ${isRoomy ? 'text-[2.75rem] leading-[3.25rem]' : 'text-[2rem]'} ${level === 'critical' ? 'font-bold' : ''}`}>
        <Glyph kind={level} className={`${isRoomy ? 'size-9' : 'size-7'} ${glyphColour(level)}`} />
        <span className="min-w-0 truncate"><Isolate text={service} max={20} /></span>
        {isRoomy ? <span className={`ml-auto text-[1.75rem] font-normal whitespace-nowrap ${WORDS[level]}`}>{standingWord(row)}</span> : null}
      </p>
      <p className={`${TEXTS[lines]} ${level === 'ok' || isPartlyKnown ? 'text-ink-2' : 'text-ink'}`}>
        {isRoomy ? null : <span className={WORDS[level]}>{standingWord(row)} </span>}
        {level === 'ok' ? figures(row, isRoomy) : sentence}
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
  ].filter((text) => text !== '').join(', ');
}
