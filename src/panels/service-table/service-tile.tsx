import { formatText } from '@/format/format-value';
import { quantileText } from '@/health/latency';
import { LEVEL_WORDS } from '@/health/level';
import type { Level } from '@/health/verdict';
import { Glyph } from '@/ui/glyph';
import { Isolate } from '@/ui/isolate';
import { glyphColour } from '@/ui/state-mark';
import type { ServiceRow } from './service-row';

const GROUNDS: Readonly<Record<Level, string>> = {
  critical: 'bg-crit-tint [box-shadow:inset_.5rem_0_0_var(--crit-fill)]',
  warning: 'bg-warn-tint [box-shadow:inset_.375rem_0_0_var(--warn-fill)]',
  unknown: 'hatched',
  ok: '',
};

/** One service on a wall: who, how, and its numbers, or what is wrong in their place. `isRoomy`: there are so few that a sentence has two lines. */
export function ServiceTile({ row, isRoomy }: { row: ServiceRow; isRoomy: boolean }) {
  const { service, level, sentence } = row;
  const text = isRoomy ? 'line-clamp-2 text-[2rem] leading-[2.375rem]' : 'truncate text-[1.5rem]';
  return (
    <li data-service={service} data-level={level} className={`flex min-w-0 flex-col justify-center overflow-hidden border-t-2 border-line px-5 ${GROUNDS[level]}`}>
      <p className={`flex items-center gap-3 ${isRoomy ? 'text-[2.75rem] leading-[3.25rem]' : 'text-[2rem]'} ${level === 'critical' ? 'font-bold' : ''}`}>
        <Glyph kind={level} className={`${isRoomy ? 'size-9' : 'size-7'} ${glyphColour(level)}`} />
        <span className="min-w-0 truncate"><Isolate text={service} max={20} /></span>
        <span className="sr-only">{LEVEL_WORDS[level]}</span>
      </p>
      <p className={`${text} ${level === 'ok' ? 'text-ink-2' : 'text-ink'}`}>{level === 'ok' ? figures(row, isRoomy) : sentence}</p>
    </li>
  );
}

/** What each number is stands beside it where there is room. */
function figures({ requestRate, errorRatio, p95 }: ServiceRow, isRoomy: boolean): string {
  return [
    requestRate === null ? '' : formatText(requestRate, 'requestsPerSecond'),
    errorRatio === null ? '' : `${formatText(errorRatio, 'ratio')}${isRoomy ? ' errors' : ''}`,
    p95 === null ? '' : `${isRoomy ? 'p95 ' : ''}${quantileText(p95)}`,
  ].filter((text) => text !== '').join(', ');
}
