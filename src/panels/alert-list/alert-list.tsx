import { useState } from 'react';
import type { AlertSelection, FilterLabels } from '@/health/alerts/selected-alerts';
import { evaluatedText, summariseAlerts, type AlertsSummary } from '@/health/alerts/alert-texts';
import { counted } from '@/health/words';
import { formatAge } from '@/format/format-age';
import type { Alert, AlertsAnswer } from '@/prometheus/rule';
import type { PanelView } from '@/panels/panel-view';
import { aboutAlert } from './about-alert';
import type { AlertDelivery } from './alert-delivery';
import { AlertItem } from './alert-item';
import { alertRow, tally, type AlertRow } from './alert-row';
import { QuietLine } from './quiet-line';
import { alertListState, type AlertListState } from './alert-list-state';

/** More rows than this push the charts below the fold. */
const ROWS = 5;

export type AlertListProps = {
  /** What the rules API said last; null before it said anything. */
  answer: AlertsAnswer | null;
  /** Why the newest attempt failed, in the server's or browser's words; empty while it did not. */
  problem: string;
  selection: AlertSelection;
  statusOf: (alert: Alert) => AlertDelivery;
  /** Rules that cannot fire now, a sentence each (see `blindRules` and `rulesWithoutSeries`). */
  blind: readonly string[];
  /** A sentence about alerts that do not reach Alertmanager; empty where they do. */
  delivery: string;
  labels: FilterLabels;
  /** Unix seconds on the server's clock; countdowns step when it does. */
  now: number;
  view: Pick<PanelView, 'pick' | 'timeZone' | 'linksOf'>;
  /** The alerts of another moment are being queried. */
  isAsked?: boolean;
};

/** Firing and pending alerts, worst first, and why an empty list may prove nothing. */
export function AlertList(props: AlertListProps) {
  const { answer, blind, problem, selection, statusOf, labels, delivery, now, view, isAsked = false } = props;
  const listState = alertListState(answer, problem, selection);
  const state = isAsked ? 'loading' : listState;
  // Rules and ages are those of the last answer; countdowns stop while the server does not answer.
  const at = listState === 'stale' && answer ? answer.at : now;
  const summary = summariseAlerts(answer, selection, problem, at);
  const rows = selection.shown.map((alert): AlertRow => {
    const row = alertRow(alert, statusOf(alert), labels, at, view.timeZone);
    return { ...row, links: [...row.links, ...view.linksOf(aboutAlert(row, at))] };
  });
  // The age of the answer, because alerts have no samples of their own.
  const age = answer ? Math.max(0, Math.round(now - answer.at)) : undefined;
  return (
    <section
      aria-label="Alerts"
      data-state={state}
      data-age={age}
      data-cause={listState === 'loading' ? 'loading' : summary.state}
      className="px-4 pt-2 desk:pt-4 wide:px-6"
    >
      <header className="flex items-baseline gap-3 pb-1 desk:pb-2">
        <h2 className="text-l">Alerts</h2>
        <p title={problem} className="min-w-0 text-s text-ink-2 max-desk:[overflow-wrap:anywhere] desk:truncate">
          {listState === 'stale' ? (
            <>
              <span className="max-desk:block">last known {formatAge(now - at)} ago: </span>
              {problem}
            </>
          ) : isAsked ? (
            'asking for those of this range'
          ) : (
            headerText(rows, summary, answer, blind.length)
          )}
          {state === 'fresh' && answer?.rules ? (
            <>
              ; <span className="inline-block min-w-44">{evaluatedText(answer, at)}</span>
            </>
          ) : null}
        </p>
      </header>
      <div className={listState === 'stale' || isAsked ? 'aged' : ''}>
        {summary.state === 'active' ? (
          <AlertRows rows={rows} listState={state} age={age} now={at} view={view} />
        ) : (
          <QuietLine listState={listState} summary={summary} timeZone={view.timeZone} at={at} />
        )}
      </div>
      <Doubts texts={delivery === '' ? blind : [...blind, delivery]} />
    </section>
  );
}

function headerText(
  rows: readonly AlertRow[],
  { state, text }: AlertsSummary,
  answer: AlertsAnswer | null,
  blind: number,
): string {
  const active = state === 'active' ? `${tally(rows)}${answer?.rules ? ' of ' : '; '}${text}` : '';
  return [active, blind === 0 ? '' : counted(blind, 'rule problem')].filter((part) => part !== '').join('; ');
}

type AlertRowsProps = {
  rows: readonly AlertRow[];
  listState: AlertListState;
  age: number | undefined;
  now: number;
  view: AlertListProps['view'];
};

function AlertRows({ rows, listState, age, now, view }: AlertRowsProps) {
  const [isWhole, setIsWhole] = useState(false);
  return (
    <>
      <ul className="border-b border-line">
        {(isWhole ? rows : rows.slice(0, ROWS)).map((row) => (
          <AlertItem key={row.key} row={row} listState={listState} age={age} now={now} view={view} />
        ))}
      </ul>
      {rows.length > ROWS ? (
        <button
          type="button"
          aria-expanded={isWhole}
          className="mt-2 text-s text-accent hover:underline"
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? `Show the worst ${ROWS} only` : `${rows.length - ROWS} more`}
        </button>
      ) : null}
    </>
  );
}

/**
 * Why alerts may be missing, or may not reach anybody. Equal sentences are shown once, because rules of one name mostly
 * fail for the same reason.
 */
function Doubts({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul aria-label="Alerting problems" className="mt-2 text-s text-ink-2">
      {[...new Set(texts)].map((text) => (
        <li
          key={text}
          title={text}
          className="line-clamp-2 [overflow-wrap:anywhere] before:mr-2 before:text-warn before:content-['▲']"
        >
          {text}
        </li>
      ))}
    </ul>
  );
}
