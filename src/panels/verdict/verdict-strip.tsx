import { formatAge } from '@/format/format-age';
import { formatMoment } from '@/format/clock';
import type { Freshness } from '@/health/facts/freshness';
import { LEVEL_WORDS, type Level } from '@/health/level';
import { isSinceUnknown } from '@/health/signals/since';
import type { Phrase, Verdict } from '@/health/verdict/verdict';
import { freshnessData } from '@/panels/state/freshness-data';
import { Glyph } from '@/ui/indicators/glyph';
import { Unbroken } from '@/ui/unbroken';

const BLOCK: Readonly<Record<Level, string>> = {
  ok: 'border-line-2 text-ok',
  warning: 'border-warn-fill bg-warn-fill text-on-warn [--knock:var(--warn-fill)]',
  critical: 'border-crit-fill bg-crit-fill text-on-crit [--knock:var(--crit-fill)]',
  unknown: 'border-dashed border-line-2 text-stale',
};

/**
 * The place of the verdict, loaded or not, as high as it mostly is in the end: details and since when come a moment
 * after the sentence, and nothing below should move.
 */
export const VERDICT_PLACE =
  'grid min-h-44 grid-cols-[4rem_minmax(0,1fr)] gap-x-3 px-4 pt-2.5 desk:min-h-36 desk:grid-cols-[8rem_minmax(0,1fr)] desk:gap-x-6 desk:pt-4 roomy:min-h-30.5 roomy:grid-cols-[8rem_minmax(0,1fr)_auto] wide:min-h-24 wide:px-6';

type VerdictStripProps = {
  verdict: Verdict;
  freshness: Freshness;
  timeZone: string;
  now: number;
};

/** One sentence that answers the four questions, and since when it is so. `now` is the server's clock, Unix seconds. */
export function VerdictStrip({ verdict, freshness, timeZone, now }: VerdictStripProps) {
  return (
    <section aria-label="Verdict" data-verdict={verdict.level} {...freshnessData(freshness)} className={VERDICT_PLACE}>
      <VerdictBlock
        level={verdict.level}
        className="row-span-2 gap-1 text-[.625rem] roomy:row-span-1 desk:gap-1.5 desk:text-m desk:tracking-[.06em]"
        glyphClass="size-[1.625rem] desk:size-9"
      />
      <div className="self-center max-desk:contents">
        <h1
          className="self-center text-[1.125rem] leading-[1.375rem] tracking-[-.012em] text-balance desk:text-xl desk:leading-[1.875rem] wide:text-2xl"
          data-headline
        >
          <Headline phrases={verdict.headline} level={verdict.level} />
        </h1>
        {/* Across a phone, below what stands beside the block: three lines hold what most troubles are told in. */}
        <p className="mt-1.5 min-h-13 max-w-[150ch] text-s text-pretty [overflow-wrap:anywhere] text-ink-2 max-desk:order-last max-desk:col-span-2 desk:min-h-10 desk:text-md">
          {verdict.detail}
        </p>
      </div>
      <SinceText verdict={verdict} timeZone={timeZone} now={now} />
    </section>
  );
}

type VerdictBlockProps = {
  level: Level;
  className: string;
  glyphClass: string;
};

/** The word of the verdict with its shape, filled only where something is wrong. */
export function VerdictBlock({ level, className, glyphClass }: VerdictBlockProps) {
  return (
    <div
      className={`flex flex-col items-center justify-center border font-bold uppercase ${BLOCK[level]} ${className}`}
    >
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

/** Takes its room even where nothing stands in it: otherwise the sentence beside it would wrap differently. */
const SINCE_PLACE =
  'col-start-2 mt-1 min-h-[1.0625rem] self-center roomy:col-start-3 roomy:mt-0 roomy:min-w-39 roomy:text-right';

function SinceText({ verdict, timeZone, now }: Omit<VerdictStripProps, 'freshness'>) {
  const { at, level, since } = verdict;
  if (since === null || level === 'unknown' || isSinceUnknown(since, at)) return <div className={SINCE_PLACE} />;
  const age = Math.max(0, now - since.time);
  return (
    <p className={`${SINCE_PLACE} flex flex-wrap gap-x-1.5 text-s whitespace-nowrap text-ink-2 roomy:block`}>
      {LEVEL_WORDS[level]} since {since.before ? 'before ' : ''}
      {formatMoment(since.time, now, timeZone, !since.before)}
      <b className="text-ink roomy:block roomy:text-xl">
        {since.before ? 'over ' : ''}
        {formatAge(age)}
      </b>
    </p>
  );
}
