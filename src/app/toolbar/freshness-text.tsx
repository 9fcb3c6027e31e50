import { formatDuration } from '@/promql/duration';
import { CountdownRing } from '@/ui/countdown-ring';
import type { Freshness } from '@/health/freshness';
import { sampleAge } from '@/panels/sample-age';
import type { Connection } from '@/prometheus/connection';
import { useSecond } from '@/app/refresh/use-second';

/** `isTight`: the bar has filters to show, and where the screen is narrow only the age stands beside them. */
type FreshnessTextProps = { freshness: Freshness; refreshInterval: number | null; connection: Connection; now: number; isLoading: boolean; isTight?: boolean };

/** How old the newest sample is, by the second, and how often that is asked. The age of the fetch would say nothing. */
export function FreshnessText({ freshness, refreshInterval, connection, now, isLoading, isTight = false }: FreshnessTextProps) {
  const { clock } = connection;
  const second = useSecond(clock);
  const isLive = refreshInterval !== null;
  const { name, words } = sampleAge(freshness, isLive ? second : now, isLoading);
  const isUnreachable = freshness.unreachableSince !== null;
  const isOld = freshness.state !== 'current' && freshness.state !== 'unknown';
  return (
    <span title={name} className="inline-flex items-center gap-2 px-2 text-s text-ink-2" data-freshness={freshness.state}>
      <CountdownRing tone="quiet" className="size-4" fraction={isLive ? (second - now) / refreshInterval : null} />
      <span className={`hidden ${isTight ? 'wide:inline' : 'desk:inline'}`}>
        <HowOften isUnreachable={isUnreachable} refreshInterval={refreshInterval} />
        {isLive && !isUnreachable ? name : <span className="hidden wide:inline">{name}</span>}
      </span>
      <b className={isOld ? 'text-ink' : 'font-normal'}>{words}</b>
    </span>
  );
}

/** The first two take the place of what the age is of, where there is no room for both. */
function HowOften({ isUnreachable, refreshInterval }: { isUnreachable: boolean; refreshInterval: number | null }) {
  if (isUnreachable) return 'retrying, ';
  if (refreshInterval === null) return 'paused, ';
  // Where there is room: the menu beside it says so too.
  return <span className="hidden wide:inline">every {formatDuration(refreshInterval)}, </span>;
}
