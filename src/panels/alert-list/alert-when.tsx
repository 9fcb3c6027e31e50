import { formatMoment } from '@/format/clock';
import { formatAge, formatCountdown } from '@/format/format-age';
import { CountdownRing } from '@/ui/indicators/countdown-ring';
import type { AlertRow } from './alert-row';

type AlertWhenProps = { row: AlertRow; now: number; timeZone: string; isWall?: boolean };

/**
 * Since when an alert fires, or how long until it does. A wall has room for the duration only, and a phone for what the
 * tag leaves free.
 */
export function AlertWhen({ row, now, timeZone, isWall = false }: AlertWhenProps) {
  const { tag, left, since } = row;
  const strong = `font-semibold text-ink ${isWall ? 'text-[1.125em]' : 'text-m desk:text-l'}`;
  if (tag === 'pending' && left !== null) {
    return (
      <span className="flex items-center gap-2 whitespace-nowrap text-ink-2">
        <CountdownRing fraction={left.share} className={isWall ? 'size-[1em]' : 'size-5'} />
        {left.seconds > 0 ? (
          <>
            <span>
              <span className={isWall ? 'sr-only' : 'max-desk:sr-only'}>fires </span>in{' '}
            </span>
            <b className={strong}>{formatCountdown(left.seconds)}</b>
          </>
        ) : (
          <b className={strong}>fires now</b>
        )}
      </span>
    );
  }
  return (
    <span className="flex items-baseline gap-2 whitespace-nowrap text-ink-2">
      {isWall ? null : <span className="max-desk:hidden">since {formatMoment(since, now, timeZone, true)}</span>}
      <b className={tag === 'silenced' || tag === 'inhibited' ? 'font-normal' : strong}>{formatAge(now - since)}</b>
    </span>
  );
}
