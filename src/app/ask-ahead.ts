import type { QueryClient } from '@tanstack/react-query';
import { connectionNamed, type Configuration } from '@/app/config/configuration';
import { discoveryQuestion } from '@/app/discovery/discovery-question';
import { busiestQuestion, knownServices, serviceLookedAt } from '@/app/discovery/known-services';
import { profileQuestion } from '@/app/discovery/profile-question';
import { remembered } from '@/app/discovery/remembered-profile';
import { rulesQuestion } from '@/app/overview/alerts/use-alerts';
import { paceOf } from '@/app/overview/facts/use-page-source';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { intervalOf, intervalQuestion, scrapeOf, targetsQuestion } from '@/app/discovery/use-scrape';
import { viewAt, type ViewState } from '@/app/view/use-view-state';
import type { VectorQuery } from '@/dashboard/vector-query';
import { filtersOf } from '@/dashboard/filters';
import { firstVectors } from '@/dashboard/overview/first-vectors';
import { buildOverview } from '@/dashboard/overview/overview';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { isToldByNames, profileOf, uncheckedProfile } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { vectorQuestion } from '@/panels/queries/vector-question';
import type { Connection } from '@/prometheus/connection/connection';
import { queryHash } from '@/prometheus/query-keys';

/**
 * Nothing is queried on a guess for services with more instances: such queries would keep the server busy for so long
 * that the check, which may find too many endpoints, came too late.
 */
const GUESSED_AT_MOST = 40;

/**
 * Sends the queries of the page about one service before it is rendered, each as soon as the answer that it depends on
 * is there: the service, its targets, the rules and its profile. The vectors are queried beside the profile, on a
 * guess: the profile that this browser remembers, or the one that the metric names suggest. All have the query keys of
 * the page, which then finds them under way. Where the guess was wrong its queries are aborted before the page asks
 * anything, so nothing of it is ever shown.
 *
 * `onAsked` is called when everything is under way. This is an optimisation only: the page repeats what fails here.
 * Other modes of the page do not use it.
 */
export async function askAhead(
  client: QueryClient,
  configuration: Configuration,
  search: string,
  onAsked: () => void,
): Promise<void> {
  const view = viewAt(search, configuration);
  if (view.mode !== 'page' || view.profile !== null) return;
  const connection = connectionNamed(configuration, view.server);
  const deadline = deadlineOf(view.refresh === 'off' ? null : view.refresh);
  const page = { client, configuration, connection, view, deadline, onAsked };
  const service = await findService(page);
  if (service !== null) await askVectors(page, service);
}

type Page = {
  client: QueryClient;
  configuration: Configuration;
  connection: Connection;
  view: ViewState;
  deadline: number;
  onAsked: () => void;
};

async function findService({
  client,
  configuration,
  connection,
  view,
  deadline,
}: Page): Promise<DiscoveredService | null> {
  const { samples } = await client.fetchQuery(discoveryQuestion(connection, deadline, view.service));
  const known = knownServices(samples, configuration.config);
  const busiest = busiestQuestion(connection, deadline, view.service, known);
  const rates = busiest.enabled === true ? await client.fetchQuery(busiest) : null;
  return serviceLookedAt(known, view.service, rates?.samples ?? []);
}

async function askVectors(
  { client, configuration, connection, view, deadline, onAsked }: Page,
  discovered: DiscoveredService,
): Promise<void> {
  const { profiles, asConfigured, exclude } = configuration.config;
  const named = asConfigured(profileOf(discovered));
  const known = remembered(connection.server.name, discovered.service)?.profile ?? null;
  const guess = known ?? named;
  // First, because the lines depend on it.
  const scraped = client.fetchQuery(targetsQuestion(connection, discovered.service, deadline)).catch(() => []);
  const looked = client.fetchQuery(profileQuestion(connection, discovered, deadline, { profiles, edited: null }));
  // Remembered for the next load; this one does not wait for it.
  looked
    .then(async (profile) =>
      (await import('@/app/discovery/remember-profile')).rememberProfile(connection.server.name, profile),
    )
    .catch(() => undefined);
  // Where this fails, the page uses the profile from metric names.
  const found = looked.catch(() => asConfigured(uncheckedProfile(discovered)));
  // The limits of alert rules should be known before the first verdict.
  void client.prefetchQuery(rulesQuestion(connection, deadline));
  const { targets, interval: said } = scrapeOf(await scraped, discovered.service);
  const counting =
    said === null
      ? client
          .fetchQuery(intervalQuestion(connection, discovered.service, deadline))
          .then(({ samples }) => samples)
          .catch(() => [])
      : [];
  const questionsOf = async (profile: ServiceProfile) => {
    const interval = said ?? intervalOf(discovered.service, await counting);
    const { range } = view;
    const pace = paceOf({ range, now: connection.clock.now(), deadline }, { targets, interval }, profile);
    const source = { connection, range, ...pace, isReady: true };
    const filters = filtersOf(profile, view, exclude);
    const overview = buildOverview(profile, filters, { scrapeInterval: interval, step: pace.step });
    return firstVectors(overview).map((query) => ({ kind: query.kind, ...vectorQuestion(query, source, client) }));
  };
  if (targets.length > GUESSED_AT_MOST) return void askInTurn(client, found.then(questionsOf));
  if (known === null && !isToldByNames(named)) return;
  const asked = await questionsOf(guess);
  for (const question of asked) void client.prefetchQuery(question);
  onAsked();
  const wanted = new Set((await questionsOf(await found)).map(({ queryKey }) => queryHash(queryKey)));
  for (const { queryKey } of asked) if (!wanted.has(queryHash(queryKey))) giveUp(client, queryKey);
}

type Question = ReturnType<typeof vectorQuestion> & { kind: VectorQuery['kind'] };

/**
 * The lines of a large service once its first numbers are there, which the server would otherwise answer later; in
 * their order, because the page would ask for the buckets, which take longest, last.
 */
async function askInTurn(client: QueryClient, questions: Promise<readonly Question[]>): Promise<void> {
  const ask = (kind: VectorQuery['kind'], from: readonly Question[]) =>
    Promise.all(from.filter((question) => question.kind === kind).map((question) => client.prefetchQuery(question)));
  const all = await questions;
  await ask('instant', all);
  await ask('range', all);
}

function giveUp(client: QueryClient, queryKey: readonly unknown[]): void {
  void client.cancelQueries({ queryKey, exact: true });
  client.removeQueries({ queryKey, exact: true });
}
