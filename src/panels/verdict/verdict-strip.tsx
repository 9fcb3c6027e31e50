import { formatAge } from '@/format/format-age';
import { formatMoment } from '@/format/clock';
import type { Freshness } from '@/health/freshness';
import { LEVEL_WORDS } from '@/health/level';
import { isSinceUnknown } from '@/health/since';
import type { Level, Phrase, Verdict } from '@/health/verdict';
import { freshnessData } from '@/panels/freshness-data';
import { Glyph } from '@/ui/glyph';
import { Unbroken } from './unbroken';

const BLOCK: Readonly<Record<Level, string>> = {
  ok: 'border-line-2 text-ok',
  warning: 'border-warn-fill bg-warn-fill text-on-warn [--knock:var(--warn-fill)]',
  critical: 'border-crit-fill bg-crit-fill text-on-crit [--knock:var(--crit-fill)]',
  unknown: 'border-dashed border-line-2 text-stale',
};

/** One sentence that answers the four questions, and since when it is so. `now` is the server's clock, Unix seconds. */
export function VerdictStrip({ verdict, freshness, timeZone, now }: { verdict: Verdict; freshness: Freshness; timeZone: string; now: number }) {
  return (
    <section
      aria-label="Verdict"
      data-verdict={verdict.level}
      {...freshnessData(freshness)}
      className="grid grid-cols-[4rem_minmax(0,1fr)] gap-x-3 px-4 pt-2.5 desk:grid-cols-[8rem_minmax(0,1fr)_auto] desk:gap-x-6 desk:pt-4 wide:px-6"
    >
      <VerdictBlock level={verdict.level} className="min-h-16 gap-1 text-[.625rem] desk:min-h-20 desk:gap-1.5 desk:text-m desk:tracking-[.06em]" glyphClass="size-[1.625rem] desk:size-9" />
      <div className="self-center">
        <h1 className="text-[1.125rem] leading-[1.375rem] tracking-[-.012em] text-balance desk:text-xl desk:leading-[1.875rem] wide:text-2xl" data-headline>
          <Headline phrases={verdict.headline} level={verdict.level} />
        </h1>
        <p className="mt-1.5 hidden max-w-[150ch] text-md [overflow-wrap:anywhere] text-ink-2 desk:block">{verdict.detail}</p>
      </div>
      <SinceText verdict={verdict} timeZone={timeZone} now={now} />
    </section>
  );
}

/** The word of the verdict with its shape, filled only where something is wrong. */
export function VerdictBlock({ level, className, glyphClass }: { level: Level; className: string; glyphClass: string }) {
  return (
    <div className={`flex flex-col items-center justify-center border font-bold uppercase ${BLOCK[level]} ${className}`}>
      <Glyph kind={level} className={glyphClass} />
      <span className={level === 'ok' ? 'text-ink' : ''}>{LEVEL_WORDS[level]}</span>
    </div>
  );
}

const STRONG: Readonly<Record<Level, string>> = { ok: '', warning: 'text-warn', critical: 'text-crit', unknown: '' };

export function Headline({ phrases, level }: { phrases: readonly Phrase[]; level: Level }) {
  return phrases.map(({ text, strong }, place) => (
    // Between three short sentences stands the same full stop twice: what tells them apart is their place.
    // oxlint-disable-next-line react/no-array-index-key
    <span key={place} className={strong ? STRONG[level] : ''} data-strong={strong ? '' : undefined}>
      <Unbroken text={text} />
    </span>
  ));
}

function SinceText({ verdict: { at, level, since }, timeZone, now }: { verdict: Verdict; timeZone: string; now: number }) {
  if (since === null || level === 'unknown' || isSinceUnknown(since, at)) return <div />;
  const age = Math.max(0, now - since.time);
  return (
    <p className="col-start-2 mt-1 flex flex-wrap gap-x-1.5 self-center text-s whitespace-nowrap text-ink-2 desk:col-start-3 desk:mt-0 desk:block desk:text-right">
      {LEVEL_WORDS[level]} since {since.before ? 'before ' : ''}
      {formatMoment(since.time, now, timeZone, !since.before)}
      <b className="text-ink desk:block desk:text-xl">
        {since.before ? 'over ' : ''}
        {formatAge(age)}
      </b>
    </p>
  );
}
