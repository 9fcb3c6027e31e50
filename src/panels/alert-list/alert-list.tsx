import { useState } from 'react';
import type { AlertSelection, FilterLabels } from '@/health/alerts';
import { blindRules, summariseAlerts } from '@/health/alert-texts';
import { counted } from '@/health/words';
import { formatAge } from '@/format/format-age';
import type { Alert, AlertsAnswer } from '@/prometheus/rule';
import type { PanelView } from '@/panels/panel-view';
import type { AlertDelivery } from './alert-delivery';
import { AlertItem } from './alert-item';
import { alertRow } from './alert-row';
import { QuietLine } from './quiet-line';
import { standingOf, type AlertsStanding } from './standing';

/** More rows than this push the charts below the fold. */
const ROWS = 5;

export type AlertListProps = {
  /** What the rules API said last; null before it said anything. */
  answer: AlertsAnswer | null;
  /** Why the newest attempt failed, in the server's or browser's words; empty while it did not. */
  problem: string;
  selection: AlertSelection;
  statusOf: (alert: Alert) => AlertDelivery;
  /** A sentence about alerts that do not reach Alertmanager; empty where all is well. */
  delivery: string;
  labels: FilterLabels;
  /** Unix seconds on the server's clock; countdowns step when it does. */
  now: number;
  view: Pick<PanelView, 'pick' | 'timeZone'>;
};

/** What is firing or about to, worst first, and why silence would prove nothing. */
export function AlertList(props: AlertListProps) {
  const { answer, problem, selection, delivery, now } = props;
  const standing = standingOf(answer, problem, selection);
  // Rules and ages are as of the last answer: nothing counts down while nobody knows.
  const at = standing === 'stale' && answer ? answer.at : now;
  const summary = summariseAlerts(answer, selection, problem, at);
  const blind = answer?.rules ? blindRules(answer.rules, at) : [];
  return (
    <section aria-label="Alerts" data-state={standing} data-cause={standing === 'loading' ? 'loading' : summary.state} className="px-4 pt-2 desk:pt-4 wide:px-6">
      <header className="flex items-baseline gap-3 pb-1 desk:pb-2">
        <h2 className="text-l">Alerts</h2>
        <p className="min-w-0 truncate text-s text-ink-2">{headerText(props, standing, summary.state === 'active' ? `${summary.title}; ${summary.text}` : '', blind.length)}</p>
      </header>
      <div className={standing === 'stale' ? 'aged' : ''}>
        {summary.state === 'active' ? <AlertRows {...props} now={at} /> : <QuietLine standing={standing} summary={summary} timeZone={props.view.timeZone} at={answer?.at ?? now} />}
      </div>
      <Doubts texts={delivery === '' ? blind : [...blind, delivery]} />
    </section>
  );
}

function headerText({ answer, problem, now }: AlertListProps, standing: AlertsStanding, active: string, blind: number): string {
  if (standing === 'stale' && answer) return `last known ${formatAge(now - answer.at)} ago: ${problem}`;
  const doubt = blind === 0 ? '' : `${counted(blind, 'rule problem')}`;
  return [active, doubt].filter((text) => text !== '').join('; ');
}

function AlertRows({ selection, statusOf, labels, now, view }: AlertListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { shown } = selection;
  const visible = isWhole ? shown : shown.slice(0, ROWS);
  return (
    <>
      <ul className="border-b border-line">
        {visible.map((alert) => {
          const row = alertRow(alert, statusOf(alert), labels, now, view.timeZone);
          return <AlertItem key={row.key} row={row} now={now} view={view} />;
        })}
      </ul>
      {shown.length > ROWS ? (
        <button type="button" aria-expanded={isWhole} className="mt-2 text-s text-accent hover:underline" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? `Show the worst ${ROWS} only` : `${shown.length - ROWS} more`}
        </button>
      ) : null}
    </>
  );
}

/** Why an alert may be missing here, or may not reach anybody. */
function Doubts({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul aria-label="Alerting problems" className="mt-2 text-s text-ink-2">
      {texts.map((text) => (
        <li key={text} className="line-clamp-2 [overflow-wrap:anywhere] before:mr-2 before:text-warn before:content-['▲']">
          {text}
        </li>
      ))}
    </ul>
  );
}
