import type { ReactNode } from 'react';
import { LazySparkline } from '@/ui/charts/sparkline/lazy-sparkline';
import type { StatPanel } from '@/dashboard/panel';
import { formatText } from '@/format/format-value';
import { isBlank, stateGlyph } from '@/panels/frame/panel-frame';
import type { PanelView } from '@/panels/panel-view';
import { usePanel, type PanelData } from '@/panels/state/use-panel';
import { Glyph, type GlyphKind } from '@/ui/indicators/glyph';
import { Skeleton } from '@/ui/loading/skeleton';
import { glyphColour, StateMark, stateWord } from '@/ui/indicators/state-mark';
import { statReading, type StatReadingState } from './stat-reading';

type Props = { panel: StatPanel; view: PanelView; renderMenu?: (data: PanelData) => ReactNode };

/** One number of a section: name, value, unit, sparkline, and its state where something is wrong. */
export function StatPanelView({ panel, view, renderMenu }: Props) {
  const data = usePanel(panel, view);
  const { state } = data;
  const reading = statReading(
    panel,
    data.lines.flatMap((of) => of.lines),
    view,
  );
  const line = data.lines[0]?.lines[0];
  return (
    <article
      className="group/panel flex h-6 items-center gap-2 text-s whitespace-nowrap text-ink-2"
      aria-label={panel.title}
      title={[panel.subtitle, state.cause].filter(Boolean).join(': ')}
      data-panel={panel.id}
      data-state={state.status}
      data-cause={state.cause}
      data-age={state.age === null ? undefined : Math.round(state.age)}
    >
      <span>{panel.title}</span>
      {/*
        As wide as most numbers with their mark, so that the neighbours of a number stay in place when it is answered.
      */}
      <span className="flex min-w-19 items-center gap-1.5">
        <StatValue panel={panel} data={data} reading={reading} />
      </span>
      {isOfAllEndpoints(panel) ? <span>of all endpoints</span> : null}
      {/*
        Only where four numbers with their sparklines fit into half a page: on a narrower screen the fourth would wrap.
      */}
      {line && state.status !== 'loading' ? (
        <span className="hidden h-4 w-10 min-[1890px]:block">
          <LazySparkline times={line.times} values={line.values} tone="ink-3" className="h-4 w-10" />
        </span>
      ) : null}
      {renderMenu?.(data)}
    </article>
  );
}

/**
 * Whether to say that a number ignores the filter by endpoint. Not for process metrics, of which nobody expects that
 * they have endpoints.
 */
const isOfAllEndpoints = ({ subject, ignores }: StatPanel) => subject === 'requests' && ignores.includes('endpoint');

const LEVEL_COLOUR = { ok: 'text-ink', warning: 'text-warn', critical: 'text-crit' } as const;

function StatValue({ panel, data, reading }: { panel: StatPanel; data: PanelData; reading: StatReadingState }) {
  const { status } = data.state;
  if (status === 'loading') return <Skeleton className="h-3 w-14" />;
  const glyph = stateGlyph(status);
  // Of a service that is younger than a step of the range the moment is known, and no line is.
  const isWithoutLine = status === 'no-series' && reading.value !== null;
  if (glyph && !isWithoutLine && (isBlank(status) || status === 'no-traffic' || status === 'unreliable'))
    return <StateMark kind={glyph} />;
  // A dash alone would leave open whether it is small, broken or missing.
  if (reading.value === null) return <StateMark kind="no-series" word="No data" />;
  return (
    <>
      <b className={`text-m ${status === 'stale' ? 'text-ink-2' : LEVEL_COLOUR[reading.level]}`} data-value>
        {reading.atLeast ? '≥ ' : ''}
        {formatText(reading.value, panel.unit)}
      </b>
      {reading.level === 'ok' || status === 'stale' ? null : <Mark kind={reading.level} />}
      {status === 'stale' || status === 'partial' ? <Mark kind={status} /> : null}
    </>
  );
}

/** Without its visible word, which the light of the section has: with two of them a line would become two. */
function Mark({ kind }: { kind: GlyphKind }) {
  return (
    <>
      <Glyph kind={kind} className={`size-3.5 ${glyphColour(kind)}`} />
      <span className="sr-only">{stateWord(kind)}</span>
    </>
  );
}
