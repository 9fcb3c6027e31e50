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
 * The first question of all, which depends on nothing but the server: it can be on its way before the page is rendered. An answer that lacks
 * what is looked for, or may lack something, is asked for again at the next refresh: the server may have been half awake.
 */
export function discoveryQuestion(connection: Connection, deadline: number, chosen: string | null) {
  return instantQuestion({ connection, deadline, expr: EXPR, what: 'The list of services', every: (answer: InstantAnswer) => (isWhole(answer, chosen) ? SERVICES_EVERY : 0), more: withSilent });
}

/** Of what has fallen silent it is asked once more how it was: the dead ones are those that are looked for. */
async function withSilent(answer: InstantAnswer, ask: AskMore): Promise<InstantAnswer> {
  const silent = silentJobs(answer.samples);
  return silent.length === 0 ? answer : (await import('./silent-jobs')).silentBeside(answer, silent, ask);
}

function isWhole({ samples, notices }: InstantAnswer, chosen: string | null): boolean {
  return notices.warnings.length === 0 && samples.some(({ labels }) => (chosen === null || chosen === ALL_SERVICES ? labels['job'] !== undefined : labels['job'] === chosen));
}
