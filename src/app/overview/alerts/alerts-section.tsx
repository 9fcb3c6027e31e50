import { useState } from 'react';
import { AlertList, type AlertListProps } from '@/panels/alert-list/alert-list';
import { blindRules } from '@/health/alerts/blind-rules';
import { filterLabelsOf, selectAlerts } from '@/health/alerts/selected-alerts';
import { useSecond } from '@/app/refresh/clock/use-second';
import { useServerStatus } from '@/app/refresh/server-status/use-server-status';
import type { OverviewModel } from '@/app/overview/use-overview';
import { useSuppressions, type Suppressions } from './use-suppressions';
import { deliveryText } from './delivery-text';
import { useRulesWithoutSeries } from './use-rules-without-series';

type Listed = Pick<OverviewModel, 'alerts' | 'filters' | 'profile' | 'panelView' | 'freshness' | 'refreshInterval'>;

/** The alerts of the service that is looked at. */
export function AlertsSection({ model }: { model: OverviewModel }) {
  return <AlertList {...useKeptWhileAsked(useAlertList(model))} />;
}

/** While the alerts of another moment are queried the previous list stays, so that the charts below do not move. */
export function useKeptWhileAsked(list: AlertListProps): AlertListProps {
  const [known, keep] = useState(list);
  if (list.answer !== null && list.answer !== known.answer) keep(list);
  return list.answer === null && list.problem === '' && known.answer !== null ? { ...known, isAsked: true } : list;
}

const NOTHING_HELD: Suppressions = { statusOf: () => ({ kind: 'unknown' }), loudFirst: (alerts) => alerts };

/**
 * The data of a list of alerts, for page and wall. Countdowns run every second, not only with each refresh; while the
 * page is paused or shows a fixed range everything is as of the last answer.
 */
export function useAlertList({
  alerts,
  filters,
  profile,
  panelView,
  freshness,
  refreshInterval,
}: Listed): AlertListProps {
  const second = useSecond(panelView.connection.clock);
  const { failure } = useServerStatus(panelView.connection);
  const isPast = alerts.answer?.isPast === true;
  const now = refreshInterval === null || isPast ? (alerts.answer?.at ?? second) : second;
  const held = useSuppressions(panelView.connection, panelView.deadline);
  // Alertmanager only knows present alerts, not those of a range in the past.
  const { statusOf, loudFirst } = isPast ? NOTHING_HELD : held;
  const labels = filterLabelsOf(profile);
  const { answer, notRecorded } = alerts;
  const withoutSeries = useRulesWithoutSeries(alerts, profile, panelView);
  // While the server does not answer alerts are not queried, so they have no error of their own, but the list is old.
  const problem = alerts.error?.message ?? failure?.message ?? '';
  const selection = selectAlerts(answer?.alerts ?? [], filters, labels);
  return {
    answer,
    problem,
    // As of the last answer, because rules are not late when the server could not be asked.
    blind: answer?.rules
      ? [...blindRules(answer.rules, notRecorded, problem === '' ? now : answer.at), ...withoutSeries]
      : [],
    selection: { ...selection, shown: loudFirst(selection.shown) },
    statusOf,
    delivery: freshness.unreachableSince === null ? deliveryText(alerts.delivery) : '',
    labels,
    now,
    view: panelView,
  };
}
