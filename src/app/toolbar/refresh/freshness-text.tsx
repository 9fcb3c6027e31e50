import { isLive, type TimeRange } from '@/dashboard/time-range/time-range';
import { CountdownRing } from '@/ui/indicators/countdown-ring';
import type { Freshness } from '@/health/facts/freshness';
import { sampleAge } from '@/panels/state/sample-age';
import type { Connection } from '@/prometheus/connection/connection';
import { useIsInDoubt, useSecond } from '@/app/refresh/clock/use-second';
import { hasNotAsked, REFRESH_REASONS, refreshWord } from './refresh-word';
import { lengthText } from '@/app/view/range-text';

type FreshnessTextProps = {
  freshness: Freshness;
  refreshInterval: number | null;
  range: TimeRange;
  connection: Connection;
  now: number;
  isLoading: boolean;
};

/**
 * The age of the newest sample, updated every second, and the refresh interval. The age keeps growing while the page is
 * paused; for a fixed range it is the age at the end of the range.
 */
export function FreshnessText({ freshness, refreshInterval, range, connection, now, isLoading }: FreshnessTextProps) {
  const second = useSecond(connection.clock);
  const isOver = !isLive(range);
  const { name, words } = sampleAge(freshness, isOver ? now : second, isLoading, isOver);
  const isInDoubt = useIsInDoubt(connection.clock);
  const word = refreshWord(freshness, refreshInterval, range, isInDoubt || hasNotAsked(second - now, refreshInterval));
  const isOld = freshness.state !== 'current' && freshness.state !== 'unknown' && freshness.state !== 'asking';
  return (
    <span
      title={word === null ? name : REFRESH_REASONS[word]}
      className="inline-flex min-w-min flex-none items-center gap-2 px-2 text-s text-ink-2 roomy:shrink-[9999]"
      data-freshness={freshness.state}
    >
      <CountdownRing
        tone="quiet"
        className="size-4"
        fraction={refreshInterval === null ? null : (second - now) / refreshInterval}
      />
      {/* Of two lines the second is seen: without room for both the age and the word stay, and what the age is of wraps out of sight. */}
      <span className="flex h-[1.0625rem] min-w-min flex-wrap content-end gap-x-1 overflow-clip">
        <span className="hidden desk:inline">
          {refreshInterval === null ? null : (
            <span className="hidden wide:inline">every {lengthText(refreshInterval)}, </span>
          )}
          {name}{' '}
        </span>
        <span className="min-w-13">
          <span className={isOld ? 'font-semibold text-ink' : ''}>{words}</span>
          {word === null ? null : (
            <>
              , <b className="text-ink">{word}</b>
            </>
          )}
        </span>
      </span>
    </span>
  );
}
