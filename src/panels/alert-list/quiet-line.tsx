import { formatClock } from '@/format/clock';
import type { AlertsState, AlertsSummary } from '@/health/alerts/alert-texts';
import { Glyph, type GlyphKind } from '@/ui/indicators/glyph';
import { Skeleton } from '@/ui/loading/skeleton';
import type { AlertListState } from './alert-list-state';

/** The shape and colour of each reason for an empty list. */
export const QUIET_GLYPHS: Readonly<Record<AlertsState, { kind: GlyphKind; colour: string }>> = {
  // Never shown: where alerts are active there are rows.
  active: { kind: 'firing', colour: 'text-crit' },
  quiet: { kind: 'ok', colour: 'text-ok' },
  'no-rules': { kind: 'no-series', colour: 'text-ink-2' },
  'rules-unknown': { kind: 'partial', colour: 'text-ink-2' },
  unreachable: { kind: 'error', colour: 'text-crit' },
};

const LINE = 'flex min-h-10 items-center gap-2 border-y border-line py-2 text-ink-2';

type QuietLineProps = {
  listState: AlertListState;
  summary: AlertsSummary;
  timeZone: string;
  /** When alerts were read last, Unix seconds. */
  at: number;
};

/** The place of the rows where there are none. Only one of the reasons is good news, and only it looks so. */
export function QuietLine({ listState, summary, timeZone, at }: QuietLineProps) {
  if (listState === 'loading')
    return (
      <div className={LINE}>
        <Skeleton className="h-3 w-80" />
      </div>
    );
  if (listState === 'stale') {
    return (
      <div className={LINE}>
        <Glyph kind="stale" />
        <p>
          <b className="text-ink">Unknown.</b> No alert was firing or pending at {formatClock(at, timeZone, true)}.
          Alerts raised since then are not visible here.
        </p>
      </div>
    );
  }
  const { kind, colour } = QUIET_GLYPHS[summary.state];
  return (
    <div className={LINE}>
      <Glyph kind={kind} className={`size-4 ${colour}`} />
      <p className="min-w-0 [overflow-wrap:anywhere]">
        <b className="text-ink">{summary.title}.</b> {summary.text}
      </p>
    </div>
  );
}
