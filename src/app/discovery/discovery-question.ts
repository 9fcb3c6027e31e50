import { ALL_SERVICES } from '@/app/config/all-services';
import { discoveryExpr, silentJobs } from '@/instrumentation/discovery/discovery';
import { instantQuestion, type AskMore } from '@/panels/queries/instant-question';
import type { Connection } from '@/prometheus/connection/connection';
import type { InstantAnswer } from '@/prometheus/query-answer';

/** Written once, as it is 14 kB long. */
const EXPR = discoveryExpr();

/** Services come and go with deployments, not with refreshes; seconds. */
export const SERVICES_EVERY = 300;

/**
 * The first query, which depends only on the server and so can be sent before the page is rendered. Where the answer
 * lacks the chosen service, or may be incomplete, it is repeated at the next refresh, because the server may just have
 * started.
 */
export function discoveryQuestion(connection: Connection, deadline: number, chosen: string | null) {
  return instantQuestion({
    connection,
    deadline,
    expr: EXPR,
    title: 'The list of services',
    refreshEvery: (answer: InstantAnswer) => (isWhole(answer, chosen) ? SERVICES_EVERY : 0),
    more: withSilent,
  });
}

/** The same for jobs that no longer answer, as of their last samples: a service that died is what people look for. */
async function withSilent(answer: InstantAnswer, ask: AskMore): Promise<InstantAnswer> {
  const silent = silentJobs(answer.samples);
  return silent.length === 0 ? answer : (await import('./silent-jobs')).silentBeside(answer, silent, ask);
}

function isWhole({ samples, notices }: InstantAnswer, chosen: string | null): boolean {
  return (
    notices.warnings.length === 0 &&
    samples.some(({ labels }) =>
      chosen === null || chosen === ALL_SERVICES ? labels['job'] !== undefined : labels['job'] === chosen,
    )
  );
}
