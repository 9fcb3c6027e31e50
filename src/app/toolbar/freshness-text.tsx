import { formatAge } from '@/format/format-age';
import { formatDuration } from '@/promql/duration';
import { CountdownRing } from '@/ui/countdown-ring';
import type { Freshness } from '@/health/freshness';
import type { Connection } from '@/prometheus/connection';
import { useSecond } from '@/app/refresh/use-second';

type FreshnessTextProps = { freshness: Freshness; refreshInterval: number | null; connection: Connection; now: number };

/** How old the newest sample is, by the second, and how often that is asked. The age of the fetch would say nothing. */
export function FreshnessText({ freshness, refreshInterval, connection, now }: FreshnessTextProps) {
  const { clock } = connection;
  const second = useSecond(clock);
  const isLive = refreshInterval !== null;
  const age = freshness.newestSample === null ? null : Math.max(0, (isLive ? second : now) - freshness.newestSample);
  const isOld = freshness.state !== 'current' && freshness.state !== 'unknown';
  return (
    <span className="inline-flex items-center gap-2 px-2 text-s text-ink-2" data-freshness={freshness.state}>
      <CountdownRing tone="quiet" className="size-4" fraction={isLive ? (second - now) / refreshInterval : null} />
      <span className="hidden desk:inline">
        {freshness.unreachableSince !== null ? 'retrying, ' : isLive ? <Every interval={refreshInterval} /> : 'paused, '}newest sample
      </span>
      <b className={isOld ? 'text-ink' : 'font-normal'}>{age === null ? (freshness.state === 'unanswered' ? 'not known' : 'asking') : `${formatAge(age)} old`}</b>
    </span>
  );
}

/** Where there is room: the menu beside it says so too. */
function Every({ interval }: { interval: number }) {
  return <span className="hidden wide:inline">every {formatDuration(interval)}, </span>;
}
