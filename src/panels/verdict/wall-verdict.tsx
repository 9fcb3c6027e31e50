import { formatClock } from '@/format/clock';
import { zoneLabel } from '@/format/zone';
import type { Phrase, Verdict } from '@/health/verdict/verdict';
import { freshnessData } from '@/panels/state/freshness-data';
import type { PanelView } from '@/panels/panel-view';
import { sampleAgeText } from '@/panels/state/sample-age';
import { Isolate } from '@/ui/isolate';
import { CountdownRing } from '@/ui/indicators/countdown-ring';
import { Headline, VerdictBlock } from './verdict-strip';

/** `isInDoubt`: the server is asked for the time, because a clock has leapt. */
type WallVerdictProps = {
  verdict: Verdict | null;
  service: string;
  view: PanelView;
  now: number;
  second: number;
  isInDoubt?: boolean;
  refreshInterval: number | null;
};

const ASKING: readonly Phrase[] = [{ text: 'Asking Prometheus', strong: false }];

/**
 * Characters of two lines that keep their names and numbers in one piece, in the largest letters and in the next ones.
 * The least are 4.4 % of the height of the screen.
 */
const [LARGEST, LARGE] = [44, 62];

function lettersFor(phrases: readonly Phrase[]): string {
  const length = phrases.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= LARGEST) return 'text-[4.25rem] leading-[4.75rem]';
  return length <= LARGE ? 'text-[3.5rem] leading-[4.25rem]' : 'text-[3rem] leading-[3.75rem]';
}

/** The sentence in letters for five metres, and the clock, which proves that the screen is alive. */
export function WallVerdict({
  verdict,
  service,
  view,
  now,
  second,
  isInDoubt = false,
  refreshInterval,
}: WallVerdictProps) {
  const level = verdict?.level ?? 'unknown';
  const phrases = verdict?.wall.headline ?? ASKING;
  return (
    <section
      aria-label="Verdict"
      data-verdict={verdict?.level ?? 'loading'}
      {...freshnessData(view.freshness, verdict === null)}
      className="mx-10 grid grid-cols-[16rem_minmax(0,1fr)_auto] gap-x-10 portrait:mx-8 portrait:grid-cols-[16rem_minmax(0,1fr)] portrait:gap-y-4"
    >
      <VerdictBlock
        level={level}
        className="h-56 gap-4 border-2 text-[2.25rem] tracking-[.06em] portrait:h-44 portrait:gap-1 portrait:leading-tight"
        glyphClass="size-28"
      />
      <div className="self-center portrait:order-last portrait:col-span-2 portrait:h-[20rem]">
        <h1
          className={`line-clamp-2 tracking-[-.012em] text-balance portrait:line-clamp-3 portrait:text-[5rem] portrait:leading-[5.5rem] ${lettersFor(phrases)}`}
          data-headline
        >
          <Headline phrases={phrases} level={level} />
        </h1>
        <p className="mt-3 truncate text-[2rem] text-ink-2 portrait:text-[2.25rem]">{verdict?.wall.detail}</p>
      </div>
      <WallClock
        isLoading={verdict === null}
        service={service}
        view={view}
        now={now}
        second={second}
        isInDoubt={isInDoubt}
        refreshInterval={refreshInterval}
      />
    </section>
  );
}

function WallClock({
  isLoading,
  service,
  view,
  now,
  second,
  isInDoubt,
  refreshInterval,
}: Omit<WallVerdictProps, 'verdict'> & { isLoading: boolean }) {
  const { timeZone, freshness } = view;
  const [hours, minutes, seconds] = formatClock(second, timeZone, true).split(':');
  return (
    <div className="self-center text-right whitespace-nowrap text-ink-2">
      <b className="block text-[5.5rem] leading-[5.5rem] font-medium tracking-[-.02em] text-ink">
        {hours}:{minutes}
        <small className="ml-1.5 text-[2.5rem] font-normal tracking-normal text-ink-2">:{seconds}</small>
      </b>
      <Isolate text={service} max={24} />, {zoneLabel(timeZone)}
      <p className="mt-2 flex items-center justify-end gap-3">
        <CountdownRing
          tone="quiet"
          className="size-[1.6rem]"
          fraction={refreshInterval === null ? null : (second - now) / refreshInterval}
        />
        {sampleAgeText(freshness, second, isLoading, isInDoubt)}
      </p>
    </div>
  );
}
