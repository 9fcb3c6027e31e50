import { deriveSeries } from '@/dashboard/derivation/derive';
import { filtersOf } from '@/dashboard/filters';
import { buildOverview, type Overview } from '@/dashboard/overview/overview';
import type { Panel } from '@/dashboard/panel';
import { readEndpoints, readMoment, splitPulse } from '@/health/facts/read-pulse';
import type { EndpointFacts, Moment } from '@/health/service-facts';
import { secondsPer, type ServiceProfile } from '@/instrumentation/service-profile';
import type { Labels, Series } from '@/prometheus/series';
import { lastValue } from '@/prometheus/series';
import type { QueryDriver } from './node-driver';
import { SCRAPE_INTERVAL } from './replay';

/** The last point of one line of a panel. */
export type Line = { legend: string; labels: Labels; value: number };

/**
 * What the page shows about a service at an instant: the values of its stats, its endpoint table, and the last point of
 * every line by panel id.
 */
export type DisplayedNumbers = {
  moment: Moment;
  endpoints: readonly EndpointFacts[];
  lines: ReadonlyMap<string, readonly Line[]>;
};

const NO_ABORT = new AbortController().signal;

/** Runs the queries and derivations of the page for the instant `at`, Unix seconds. */
export async function displayedNumbers(
  driver: QueryDriver,
  profile: ServiceProfile,
  at: number,
): Promise<DisplayedNumbers> {
  const filters = filtersOf(profile, { endpoints: [], instances: [], countsAll: false }, null);
  const overview = buildOverview(profile, filters, { scrapeInterval: SCRAPE_INTERVAL, step: SCRAPE_INTERVAL });
  const answers = await Promise.all(
    [overview.pulse, overview.durations, overview.endpoints]
      .flatMap((query) => query ?? [])
      .map(({ expr }) => driver.instantQuery(expr, at, NO_ABORT)),
  );
  const pulse = splitPulse(answers.flatMap(({ samples }) => samples));
  const isKnown = profile.errors !== null;
  const scale = secondsPer(profile.duration?.unit ?? 'seconds');
  return {
    moment: readMoment(
      pulse,
      profile.windows.errors,
      { server: isKnown, client: isKnown && tellsClientErrors(profile) },
      scale,
    ),
    endpoints: readEndpoints(pulse, {
      requests: profile.requests?.endpoint ?? null,
      errors: profile.errors?.endpoint ?? null,
    }),
    lines: await linesOf(driver, overview, at),
  };
}

function tellsClientErrors({ errors }: ServiceProfile): boolean {
  const source = errors?.source;
  return source?.kind === 'status-label' ? source.clientError !== null : source?.clientErrors != null;
}

async function linesOf(driver: QueryDriver, { dashboard }: Overview, at: number): Promise<Map<string, Line[]>> {
  const panels = dashboard.sections.flatMap(({ stats, charts }): Panel[] => [...stats, ...charts]);
  const exprs = new Set(
    panels.flatMap(({ queries }) => queries.flatMap(({ vectors }) => vectors.map(({ expr }) => expr))),
  );
  const range = { start: at, end: at, step: SCRAPE_INTERVAL };
  const answers = new Map(
    await Promise.all(
      [...exprs].map(async (expr) => [expr, (await driver.rangeQuery(expr, range, NO_ABORT)).series] as const),
    ),
  );
  return new Map(panels.map((panel) => [panel.id, endsOf(panel, answers)]));
}

function endsOf({ queries }: Panel, answers: ReadonlyMap<string, readonly Series[]>): Line[] {
  return queries.flatMap(({ legend, vectors, derive }) =>
    deriveSeries(
      derive,
      vectors.map(({ expr }) => answers.get(expr) ?? []),
    ).flatMap((series) => {
      const last = lastValue(series);
      return last === null ? [] : [{ legend, labels: series.labels, value: last.value }];
    }),
  );
}
