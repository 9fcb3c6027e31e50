import { formatClock, formatMoment } from '@/format/clock';
import type { WatchSegment } from '@/health/verdict/verdict';

const HATCHED = 'h-2 bg-[repeating-linear-gradient(135deg,var(--stale)_0_1px,var(--bg)_1px_4px)]';

const LOOK: Readonly<Record<WatchSegment['level'], string>> = {
  warning: 'h-1 bg-warn',
  critical: 'h-2.5 bg-crit-fill',
  none: HATCHED,
  // Not in a load, of which the lines come a moment after the verdict.
  unread: `${HATCHED} late`,
};

const WORDS: Readonly<Record<WatchSegment['level'], string>> = {
  warning: 'warning',
  critical: 'critical',
  none: 'no data',
  unread: 'not answered',
};

const BLANK: Partial<Record<WatchSegment['level'], string>> = {
  none: 'no data in this range',
  unread: 'not answered yet',
};

const PAGE = 'gap-3 px-4 pt-2 pb-1.5 text-xs desk:pt-3 desk:pb-2 wide:px-6';
const WALL = 'gap-6 px-10 pt-5 pb-4 text-[1.5rem] portrait:px-8';

/**
 * In the middle of the line, whatever size a wall gives the letters: one that does not cover the line is struck through
 * by it.
 */
const MIDDLE = 'absolute top-1/2 -translate-y-1/2';
const LABEL = 'bg-bg px-1.5 leading-[1.5] whitespace-nowrap text-ink-2';

/**
 * From the stretch before, or the beginning, to where the last one begins. What has no room in it wraps to a second
 * line, which is not seen: the name would cover what is left of it.
 */
const BEFORE_LAST = `${MIDDLE} hidden h-[1.5em] flex-wrap justify-end overflow-hidden pr-1.5 leading-[1.5] before:h-[1.5em] before:w-px desk:flex`;

type WatchTrackProps = {
  segments: readonly WatchSegment[];
  start: number;
  end: number;
  timeZone: string;
  isWall?: boolean;
};

/**
 * The verdicts of the whole range in one line: OK is a hairline, a warning thicker, critical thickest, what nobody
 * knows hatched. Thickness is severity, so that it reads without colour.
 */
export function WatchTrack({ segments, start, end, timeZone, isWall = false }: WatchTrackProps) {
  const share = (time: number) => Math.min(1, Math.max(0, (time - start) / (end - start)));
  const last = segments.at(-1);
  const before = share(segments.at(-2)?.to ?? start);
  const blank = blankText(segments, start, end);
  return (
    <div className={`flex items-center text-ink-3 ${isWall ? WALL : PAGE}`}>
      <span className="whitespace-nowrap">{formatMoment(start, end, timeZone)}</span>
      <figure className="relative h-3 flex-1 before:absolute before:inset-x-0 before:top-1/2 before:h-[max(1px,.0625rem)] before:-translate-y-1/2 before:bg-line-2">
        <figcaption className="sr-only">{watchText(segments, end, timeZone)}</figcaption>
        {segments.map((segment) => (
          <i
            key={`${segment.level}${segment.from}`}
            className={`${MIDDLE} ${LOOK[segment.level]}`}
            style={{
              left: `${share(segment.from) * 100}%`,
              width: `max(2px, ${(share(segment.to) - share(segment.from)) * 100}%)`,
            }}
          />
        ))}
        {blank && (
          <span className={`${MIDDLE} ${LABEL} left-1/2 -translate-x-1/2 ${last?.level === 'unread' ? 'late' : ''}`}>
            {blank}
          </span>
        )}
        {last ? (
          <span
            aria-hidden="true"
            className={BEFORE_LAST}
            style={{ left: `${before * 100}%`, width: `${Math.max(0, share(last.from) - before) * 100}%` }}
          >
            <span className={LABEL}>
              {WORDS[last.level]} from {formatMoment(last.from, end, timeZone, true)}
            </span>
          </span>
        ) : null}
      </figure>
      <span className="whitespace-nowrap">{formatClock(end, timeZone)}</span>
    </div>
  );
}

/** What is said where nothing is known of the whole range, which hatching alone would leave to guess. */
function blankText([only, ...others]: readonly WatchSegment[], start: number, end: number): string | undefined {
  return only && others.length === 0 && only.from <= start && only.to >= end ? BLANK[only.level] : undefined;
}

function watchText(segments: readonly WatchSegment[], end: number, timeZone: string): string {
  if (segments.length === 0) return 'no trouble seen in this range';
  return segments
    .map(
      ({ level, from, to }) =>
        `${WORDS[level]} from ${formatMoment(from, end, timeZone)} to ${formatMoment(to, end, timeZone)}`,
    )
    .join(', ');
}
