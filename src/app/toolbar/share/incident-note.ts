import type { Suppressions } from '@/app/overview/alerts/use-suppressions';
import type { OverviewModel } from '@/app/overview/use-overview';
import { panelsOf, type StatReading } from '@/dashboard/panel';
import { formatAge } from '@/format/format-age';
import { formatDateTime, formatMoment } from '@/format/clock';
import { formatText } from '@/format/format-value';
import { alertLevel } from '@/health/alerts/decisive-alerts';
import { filterLabelsOf, selectAlerts } from '@/health/alerts/selected-alerts';
import { LEVEL_WORDS } from '@/health/level';
import type { ServiceFacts } from '@/health/service-facts';
import type { Signal } from '@/health/signal';
import { isSinceUnknown } from '@/health/signals/since';
import type { Verdict } from '@/health/verdict/verdict';
import { deliveryText } from '@/panels/alert-list/alert-row';
import { signalTitle } from '@/panels/verdict/signal-light';
import { trendText } from '@/panels/verdict/trend-text';
import type { Alert } from '@/prometheus/rule';
import { linkTo } from './link-to';

type Noted = Pick<
  OverviewModel,
  'alerts' | 'filters' | 'freshness' | 'overview' | 'panelView' | 'profile' | 'verdict'
> & {
  facts: Pick<ServiceFacts, 'isOver'> | null;
};

/** The numbers behind the lights whose PromQL is part of the note. */
const READINGS: readonly StatReading[] = ['requestRate', 'errorRatio', 'p95', 'instancesUp'];

/**
 * What the page says at this moment, as Markdown for a chat or a ticket: the verdict and since when, the four lights,
 * the alerts, a link to this very range, and the PromQL of the numbers. Times are in the zone of the page, and the moment
 * of the note has its date, because a ticket is read on other days too. `statusOf` tells what Alertmanager does with an
 * alert. Empty before the first verdict.
 */
export function incidentNote({ verdict, ...model }: Noted, statusOf: Suppressions['statusOf']): string {
  if (verdict === null) return '';
  const { start, end, timeZone } = model.panelView;
  const { service } = model.profile;
  const link = linkTo({ service, from: String(Math.round(start)), to: String(Math.round(end)) });
  const parts = [
    [`**${LEVEL_WORDS[verdict.level]}: ${escaped(service)}**${filterText(model)}`, headlineText(verdict)].join('\n\n'),
    escaped(verdict.detail),
    timeText(verdict, model.freshness, timeZone),
    signalTable(verdict.signals, model.facts?.isOver === true),
    alertList(model, statusOf, verdict.at, timeZone),
    `[This range in Vigie](${link})`,
    expressions(model.overview),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** On one line, with what Markdown or HTML would interpret as it is: names and texts may come from outside. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*[\]<>|]/g, String.raw`\$&`);
}

const headlineText = ({ headline }: Verdict) => escaped(headline.map(({ text }) => text).join(''));

function filterText({ filters: { endpoints, instances } }: Pick<Noted, 'filters'>): string {
  const chosen = [...endpoints, ...instances];
  return chosen.length === 0 ? '' : `, only ${chosen.map(escaped).join(', ')}`;
}

function timeText({ at, level, since }: Verdict, { unreachableSince }: Noted['freshness'], timeZone: string): string {
  const clock = (time: number) => formatMoment(time, at, timeZone, true);
  const begun =
    since === null || level === 'unknown' || isSinceUnknown(since, at)
      ? ''
      : `${LEVEL_WORDS[level]} since ${since.before ? 'before ' : ''}${clock(since.time)} (${formatAge(at - since.time)}). `;
  const silent = unreachableSince === null ? '' : ` Prometheus does not answer since ${clock(unreachableSince)}.`;
  return escaped(`${begun}As of ${formatDateTime(at, timeZone)} (${timeZone}).${silent}`);
}

function signalTable(signals: readonly Signal[], isOver: boolean): string {
  const rows = signals.map((signal) => {
    const { level, value, unit, of, atLeast, trend, reason } = signal;
    const number = `${atLeast ? '≥ ' : ''}${formatText(value, unit)}${of === null ? '' : ` of ${of} up`}`;
    const change = trend === null ? '' : trendText(trend);
    return [signalTitle(signal), LEVEL_WORDS[level], number, change, reason].map(escaped);
  });
  return [
    ['Signal', 'State', isOver ? 'At the end' : 'Now', 'vs 1 h before', 'Limit'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function alertList(
  { alerts, filters, profile }: Omit<Noted, 'verdict'>,
  statusOf: Suppressions['statusOf'],
  at: number,
  timeZone: string,
): string {
  if (alerts.answer === null) return 'Alerts are not known.';
  const { shown } = selectAlerts(alerts.answer.alerts, filters, filterLabelsOf(profile));
  if (shown.length === 0) return 'No alerts.';
  return shown
    .map((alert) => [alertText(alert, at, timeZone), escaped(deliveryText(statusOf(alert), at, timeZone))])
    .map((texts) => `- ${texts.filter((text) => text !== '').join('. ')}`)
    .join('\n');
}

function alertText(alert: Alert, at: number, timeZone: string): string {
  const { name, state, annotations, activeAt } = alert;
  const words = [state, alertLevel(alert) ?? ''].filter((word) => word !== '').join(', ');
  const summary = annotations['summary'] ?? annotations['description'] ?? '';
  const text = summary === '' ? '' : `: ${escaped(summary)}`;
  return `**${escaped(name)}** (${words}) since ${formatMoment(activeAt, at, timeZone, true)}${text}`;
}

function expressions({ dashboard }: Noted['overview']): string {
  const stats = panelsOf(dashboard).filter(
    (panel) => panel.kind === 'stat' && panel.reads !== undefined && READINGS.includes(panel.reads),
  );
  return stats
    .flatMap(({ title, queries: [query] }) => (query ? [`${title}:\n\n\`\`\`promql\n${query.expr}\n\`\`\``] : []))
    .join('\n\n');
}
