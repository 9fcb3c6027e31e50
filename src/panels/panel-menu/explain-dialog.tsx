import type { ReactNode } from 'react';
import { formatAge } from '@/format/format-age';
import { formatCount } from '@/format/format-value';
import { counted } from '@/health/words';
import { CopyButton } from '@/ui/controls/copy-button';
import { Dialog } from '@/ui/menus/dialog';
import { showControls } from '@/format/readable-text';
import type { PanelMenuProps } from './panel-menu-props';
import { explainQueries, limitTexts, type QueryExplanation } from './explanation';

type ExplainDialogProps = Omit<PanelMenuProps, 'lines'> & { onClose: () => void };

/** How a number was computed: enough to send the same queries to Prometheus and get the same result. */
export function ExplainDialog({ panel, view, data, onClose }: ExplainDialogProps) {
  const { state } = data;
  const limits = limitTexts(panel, view.thresholds);
  return (
    <Dialog title={`${panel.title}, ${panel.subtitle}`} isOpen onClose={onClose} className="w-[48rem]">
      {panel.queries.length === 0 ? (
        <p className="mb-4 text-ink-2">Nothing is asked: {showControls(state.cause)}.</p>
      ) : null}
      {explainQueries(panel, data).map((query) => (
        <Query key={query.refId} query={query} />
      ))}
      <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 text-s">
        {panel.kind === 'stat' && panel.reads !== undefined ? (
          <Fact name="Number">
            asked for this very instant together with the verdict; the line beside it is the query above over the range
          </Fact>
        ) : null}
        <Fact name="Newest sample">{state.age === null ? 'not known' : `${formatAge(state.age)} old`}</Fact>
        {state.cause === '' ? null : <Fact name="State">{showControls(state.cause)}</Fact>}
        <Fact name="Judged by">
          {limits.length === 0
            ? 'no limit'
            : limits.map((limit) => (
                <span key={limit} className="block first-letter:uppercase">
                  {showControls(limit)}
                </span>
              ))}
        </Fact>
        {panel.ignores.length === 0 ? null : (
          <Fact name="Not filtered by">{panel.ignores.join(', ')}: the metric does not carry that label</Fact>
        )}
      </dl>
    </Dialog>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

function Query({ query }: { query: QueryExplanation }) {
  const { expr, asked, windows, step, series, points, samples, tookMs, notices } = query;
  return (
    <section aria-label={`Query ${query.refId}`} className="mb-4 border-b border-line pb-4">
      <Expression expr={expr} />
      <dl className="mt-2 grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 text-s">
        <Fact name="Rate window">{windows.length === 0 ? 'none: values as they are' : windows.join(', ')}</Fact>
        <Fact name="Step">{step === null ? 'not answered yet' : formatAge(step)}</Fact>
        <Fact name="Rests on">
          {series} series, {counted(points, 'point')}
        </Fact>
        <Fact name="Server read">
          {samples === null ? 'not told by the server' : `${formatCount(samples)} samples`}
        </Fact>
        <Fact name="Answered in">
          {tookMs === null ? 'not answered yet' : `${Math.round(tookMs)} ms, the way there and back included`}
        </Fact>
        {notices.length === 0 ? null : (
          <Fact name="Server says">
            {notices.map((notice) => (
              <span key={notice} className="block">
                {showControls(notice)}
              </span>
            ))}
          </Fact>
        )}
      </dl>
      {asked.length === 0 ? null : (
        <details className="mt-2 text-s">
          <summary className="text-ink-2">
            Computed on this page from {asked.length === 1 ? 'an answer' : `${asked.length} answers`} that other panels
            share
          </summary>
          {asked.map((shared) => (
            <Expression key={shared} expr={shared} />
          ))}
        </details>
      )}
    </section>
  );
}

function Expression({ expr }: { expr: string }) {
  return (
    <div className="mt-1 flex items-start gap-4 bg-bg p-2">
      <pre className="min-w-0 flex-1 text-s [overflow-wrap:anywhere] whitespace-pre-wrap">{showControls(expr)}</pre>
      <CopyButton text={expr} />
    </div>
  );
}
