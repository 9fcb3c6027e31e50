import { formatAge, formatCountdown } from '@/format/format-age';
import { CountdownRing } from '@/ui/countdown-ring';
import { timeText, type AlertRow } from './alert-row';

/** Since when, or how long until it fires: the one number of an alert that changes what a reader does next. */
export function AlertWhen({ row, now, timeZone, ringClass = 'size-5', strongClass = 'text-m desk:text-l' }: { row: AlertRow; now: number; timeZone: string; ringClass?: string; strongClass?: string }) {
  const { tag, left, since } = row;
  const strong = `font-semibold text-ink ${strongClass}`;
  if (tag === 'pending' && left !== null) {
    return (
      <span className="flex items-center gap-2 whitespace-nowrap text-ink-2">
        <CountdownRing fraction={left.share} className={ringClass} />
        {left.seconds > 0 ? <>fires in <b className={strong}>{formatCountdown(left.seconds)}</b></> : <b className={strong}>fires now</b>}
      </span>
    );
  }
  return (
    <span className="flex items-baseline gap-2 whitespace-nowrap text-ink-2">
      <span className="max-desk:hidden">since {timeText(since, now, timeZone)}</span>
      <b className={tag === 'silenced' || tag === 'inhibited' ? 'font-normal' : strong}>{formatAge(now - since)}</b>
    </span>
  );
}
