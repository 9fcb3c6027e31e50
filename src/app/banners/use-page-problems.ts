import { panelsOf } from '@/dashboard/panel';
import type { Connection } from '@/prometheus/connection/connection';
import { useConfiguration } from '@/app/config/configuration';
import { useUnanswered } from '@/app/refresh/server-status/use-unanswered';
import { urlProblems } from '@/app/view/url-problems';
import type { OverviewModel } from '@/app/overview/use-overview';
import type { Services } from '@/app/discovery/use-services';
import type { ViewState } from '@/app/view/use-view-state';
import { clockText } from './clock-text';
import { doubtText, slowedText, strangersText } from './server-texts';

/**
 * Problems of the configuration, the URL and the browser's clock, one sentence each, so that nothing is ignored
 * silently.
 */
export function usePageProblems(model: OverviewModel, view: ViewState): string[] {
  const { config } = useConfiguration();
  const { server, spending } = model.panelView.connection;
  const panels = [...panelsOf(model.overview.dashboard), ...model.system.groups.flatMap((group) => group.charts)].map(
    ({ id }) => id,
  );
  const general = useGeneralProblems(model.panelView.connection, model.now, model.system.isAsking ? null : panels);
  return [
    ...general,
    ...strangersText(model.filters, model.facts),
    ...doubtText(model.doubts),
    ...(model.system.problem === '' ? [] : [`What reads resources cannot be fetched: ${model.system.problem}`]),
    ...model.profile.recognition.problems,
    // A link may change how the service is read, which the person who was sent it must know.
    ...(view.profile === null ? [] : [`This address changes how ${model.profile.service} is read.`]),
    ...slowedText({
      interval: model.refreshInterval,
      chosen: view.refresh,
      spent: spending.get(),
      share: config.serverShare,
      server: server.name,
    }),
  ];
}

/**
 * The same for a page without a service of its own. `panels`: the ids that the page has; null while that is not known.
 */
export function useGeneralProblems(connection: Connection, now: number, panels: readonly string[] | null): string[] {
  const unanswered = useUnanswered(connection);
  const { config, problems, connections } = useConfiguration();
  const known = { servers: connections.map(({ server }) => server.name), panels, range: config.range };
  return [
    ...problems.map(({ path, message }) => `config.json${path === '' ? '' : `: ${path}`} ${message}`),
    ...urlProblems(location.search, known, now).map((problem) => `URL: ${problem}`),
    ...replicaText(connection),
    ...unanswered,
    ...clockText(connection.clock.skew(), connection.clock.dateError(), connection.server.name),
  ];
}

/** Says that a replica is read, because the server's own address did not answer. */
function replicaText({ server, address }: Connection): string[] {
  return address() === server.url
    ? []
    : [`${server.url} did not answer, so ${server.name} is read from its replica ${address()}.`];
}

/** The service that the URL names, where the server has none of that name; null otherwise. */
export const unknownService = ({ names, isLoading }: Services, { service }: ViewState): string | null =>
  service === null || isLoading || names.includes(service) ? null : service;
