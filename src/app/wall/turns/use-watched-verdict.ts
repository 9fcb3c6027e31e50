import { useMemo } from 'react';
import { useConfiguration } from '@/app/config/configuration';
import type { WallView } from '@/app/config/wall-view';
import { isAsked, type Alerts } from '@/app/overview/alerts/use-alerts';
import { useAlertsThen } from '@/app/overview/alerts/use-alerts-then';
import { useMetricKnowledge } from '@/app/overview/facts/use-metric-knowledge';
import { useServiceFacts } from '@/app/overview/facts/use-service-facts';
import { withResources } from '@/app/overview/system/use-system';
import { useLimits } from '@/app/overview/use-limits';
import { useVerdict } from '@/app/overview/verdict/use-verdict';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { useScrape } from '@/app/discovery/use-scrape';
import { useServerStatus } from '@/app/refresh/server-status/use-server-status';
import type { ViewState } from '@/app/view/use-view-state';
import { filtersOf } from '@/dashboard/filters';
import { buildOverview, type Overview } from '@/dashboard/overview/overview';
import { endsNow, rangeLength, resolveRange } from '@/dashboard/time-range/time-range';
import { resolveZone } from '@/format/zone';
import { alertFactsOf } from '@/health/alerts/selected-alerts';
import { judgeFreshness } from '@/health/facts/freshness';
import type { Verdict } from '@/health/verdict/verdict';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Connection } from '@/prometheus/connection/connection';
import { chooseStep } from '@/prometheus/step';

/** About as many points as a line needs that nobody looks at. */
const PLOT_WIDTH = 300;

/**
 * Whom to watch. `now`: the server's time of the latest look, Unix seconds. `view` says how often and about which range
 * the wall asks.
 */
export type Watched = {
  connection: Connection;
  profile: ServiceProfile;
  exposed: ReadonlySet<string>;
  watched: WallView;
  view: Pick<ViewState, 'range' | 'refresh' | 'timeZone'>;
  alerts: Alerts;
  now: number;
};

/**
 * The verdict on a service that is not on the screen, from its pulse, the history of `up`, its saturation, and the
 * alerts that the wall has anyway: three requests per refresh instead of a dozen. Without the other lines it has no
 * "since", but the same level.
 */
export function useWatchedVerdict(input: Watched): Verdict | null {
  const { connection, profile, view, alerts, now } = input;
  const { config } = useConfiguration();
  const asked = useWatchedQuestions(input);
  const { filters, source, scrape, refreshInterval } = asked;
  const measured = useServiceFacts(asked);
  const { newestSample, isAgeAwaited } = measured;
  const end = resolveRange(view.range, now).end;
  const { system, judgedBy, lightOf, isAwaited } = useLimits({
    configured: config.thresholds,
    alerts,
    profile,
    filters,
    page: { scrape, now: end },
    source: measured.laterSource,
    facts: measured.facts,
  });
  const facts = useMemo(() => measured.facts && withResources(measured.facts, system), [measured.facts, system]);
  const { since: unreachableSince } = useServerStatus(connection);
  const isOver = !endsNow(view.range);
  const freshness = useMemo(
    () =>
      judgeFreshness({
        newestSample,
        now: end,
        scrapeInterval: scrape.interval,
        refreshInterval,
        unreachableSince,
        isAsking: isAgeAwaited,
        isOver,
      }),
    [newestSample, isAgeAwaited, end, scrape.interval, refreshInterval, unreachableSince, isOver],
  );
  const alertsThen = useAlertsThen(alerts, source);
  const alertFacts = useMemo(
    () => alertFactsOf(alertsThen, filters, profile, lightOf),
    [alertsThen, filters, profile, lightOf],
  );
  return useVerdict({
    filters,
    facts,
    problem: measured.problem,
    thresholds: judgedBy,
    areRulesAwaited: isAwaited || isAsked(alertsThen),
    alerts: alertFacts,
    freshness,
    timeZone: resolveZone(view.timeZone),
    now: end,
  });
}

/** What is asked about the service; the same object until something in it changes. */
function useWatchedQuestions({ connection, profile, exposed, watched, view, now }: Watched) {
  const { config } = useConfiguration();
  const refreshInterval = view.refresh === 'off' ? null : view.refresh;
  const deadline = deadlineOf(refreshInterval);
  const scrape = useScrape(connection, profile.service, deadline);
  const { interval: scrapeInterval, isKnown } = scrape;
  const knowledgeOf = useMetricKnowledge(connection, profile, exposed, deadline);
  const step = chooseStep(rangeLength(view.range, now), PLOT_WIDTH, scrapeInterval);
  const filters = useMemo(
    () => filtersOf(profile, { ...watched, countsAll: false }, config.exclude),
    [profile, watched, config.exclude],
  );
  const overview = useMemo(
    () => withoutLines(buildOverview(profile, filters, { scrapeInterval, step })),
    [profile, filters, scrapeInterval, step],
  );
  const source = useMemo(
    () => ({ connection, range: view.range, step, deadline, isReady: isKnown }),
    [connection, view.range, step, deadline, isKnown],
  );
  return useMemo(
    () => ({
      profile,
      filters,
      overview,
      source,
      scrape,
      targets: scrape.targets,
      scrapeInterval,
      refreshInterval,
      knowledgeOf,
    }),
    [profile, filters, overview, source, scrape, scrapeInterval, refreshInterval, knowledgeOf],
  );
}

function withoutLines(overview: Overview): Overview {
  const { up } = overview.vectors;
  const none = {
    requests: null,
    requestsInErrorWindow: null,
    serverErrors: null,
    failuresOfBusiest: null,
    clientErrors: null,
    duration: null,
  };
  return {
    ...overview,
    vectors: { ...none, inProgress: null, cpu: null, memory: null, up, startTime: null, builds: null, changes: null },
  };
}
