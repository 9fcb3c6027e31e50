import { memo, type ReactNode } from 'react';
import { ageText, oldText, type PanelState, type PanelStatus } from '@/panels/state/panel-state';
import { Glyph, type GlyphKind } from '@/ui/indicators/glyph';
import { StateMark, stateWord } from '@/ui/indicators/state-mark';

/** The glyph of a state, which has its word too; null for the one that needs none. */
const GLYPHS: Readonly<Record<PanelStatus, GlyphKind | null>> = {
  error: 'error',
  stale: 'stale',
  unreliable: 'unreliable',
  partial: 'partial',
  'not-found': 'missing',
  'no-series': 'no-series',
  'no-traffic': 'no-traffic',
  loading: 'loading',
  zero: 'zero',
  fresh: null,
};

export function stateGlyph(status: PanelStatus): GlyphKind | null {
  return GLYPHS[status];
}

/** In these states the panel shows a message in place of the chart. */
export function isBlank(status: PanelStatus): boolean {
  return status === 'error' || status === 'not-found' || status === 'no-series';
}

type PanelFrameProps = {
  id: string;
  title: string;
  subtitle: string;
  state: PanelState;
  /**
   * What stands at the right of the title while nothing is wrong with the answer: headroom, or that its alert fires.
   */
  hint?: ReactNode;
  menu?: ReactNode;
  /** Stands below the plot. */
  foot?: ReactNode;
  /** The plot. */
  children: ReactNode;
};

/** Title, state and body of a chart panel. Problems are shown in the title line. */
export function PanelFrame({
  id,
  title,
  subtitle,
  state: { status, cause, age },
  hint,
  menu,
  foot,
  children,
}: PanelFrameProps) {
  const glyph = GLYPHS[status];
  // The whole page is old then: the age stands in the title line, because a line below it in every panel would move the
  // page.
  const isOld = status === 'stale' && cause === ageText(age);
  // A zero that a line shows needs no word; where nothing was ever counted there is no line.
  const quiet = glyph === null || status === 'loading' || (status === 'zero' && !cause);
  const aged = status === 'stale' ? 'aged contents' : 'contents';
  return (
    <article
      className="group/panel relative grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr_auto]"
      aria-label={title}
      data-panel={id}
      data-state={status}
      data-cause={cause}
      data-age={age === null ? undefined : Math.round(age)}
    >
      <header className="flex min-h-5 flex-wrap items-center gap-x-2 text-s">
        <h3 className="text-m whitespace-nowrap">{title}</h3>
        <Subtitle text={subtitle} />
        <span className="ml-auto flex items-center gap-2 whitespace-nowrap text-ink-2">
          {quiet ? (
            hint
          ) : (
            <StateMark kind={glyph} word={isOld ? `${stateWord('stale')}, ${oldText(age)}` : undefined} />
          )}
          {menu}
        </span>
      </header>
      {isBlank(status) && glyph ? (
        <BlankBody glyph={glyph} cause={cause} />
      ) : (
        <>
          {/* What is said about the plot takes its room from it: nothing else moves when that comes or goes. */}
          <div className="mt-1 flex min-h-36 flex-col">
            {(status === 'stale' && !isOld) || status === 'partial' || status === 'unreliable' ? (
              <p title={cause} className="line-clamp-3 flex-none text-s [overflow-wrap:anywhere] text-ink-2">
                {cause}
              </p>
            ) : null}
            <div className={aged}>{children}</div>
          </div>
          <div className={aged}>{foot}</div>
        </>
      )}
    </article>
  );
}

/**
 * Cut where it is too long, and left out where so little of it has room that it says nothing: it wraps there to a line
 * that is hidden.
 */
const Subtitle = memo(function Subtitle({ text }: { text: string }) {
  return (
    <span className="flex h-[1lh] min-w-0 flex-1 flex-wrap overflow-hidden text-ink-3">
      <span className="h-[1lh] w-px" />
      <span title={text} className="max-w-max min-w-0 flex-[1_1_6rem] truncate">
        {text}
      </span>
    </span>
  );
});

/** The message in place of a chart that has nothing to draw. */
function BlankBody({ glyph, cause }: { glyph: GlyphKind; cause: string }) {
  return (
    <div className="row-span-2 mt-1 flex min-h-36 flex-col justify-center gap-2 border border-dashed border-line-2 px-8 py-4 text-s text-ink-2">
      <span className="flex items-center gap-2 text-m font-semibold text-ink">
        <Glyph kind={glyph} className="size-4" />
        {stateWord(glyph)}
      </span>
      <p title={cause} className="line-clamp-3 [overflow-wrap:anywhere]">
        {cause}
      </p>
    </div>
  );
}
