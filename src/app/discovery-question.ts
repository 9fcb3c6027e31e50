import { discoveryExpr, silentJobs } from '@/instrumentation/discovery';
import { serverQuery } from '@/panels/server-query';
import type { Connection } from '@/prometheus/connection';
import type { Driver } from '@/prometheus/driver';
import type { InstantAnswer } from '@/prometheus/query-answer';
import { instantQueryKey } from '@/prometheus/query-keys';
import { ALL_SERVICES } from '@/app/wall/wall-views';

/** Written once, as it is 14 kB long. */
const EXPR = discoveryExpr();

/** Services come and go with deployments, not with refreshes; seconds. */
export const SERVICES_EVERY = 300;

/**
 * The first question of all, which depends on nothing but the server: it can be on its way before the page is rendered. An answer that lacks
 * what is looked for, or may lack something, is asked for again at the next refresh: the server may have been half awake.
 */
export function discoveryQuestion(connection: Connection, deadline: number, chosen: string | null) {
  const question = { what: 'The list of services', every: (answer: InstantAnswer) => (isWhole(answer, chosen) ? SERVICES_EVERY : 0) };
  return serverQuery({ ...question, connection, deadline, key: instantQueryKey(connection.server.name, EXPR, 0), ask: (driver, signal) => discover(driver, connection, signal) });
}

/** Of what has fallen silent it is asked once more how it was: the dead ones are those that are looked for. */
async function discover(driver: Driver, connection: Connection, signal: AbortSignal): Promise<InstantAnswer> {
  const answer = await driver.instantQuery(EXPR, momentOf(connection), signal);
  const silent = silentJobs(answer.samples);
  if (silent.length === 0) return answer;
  const { samples, notices } = await driver.instantQuery(discoveryExpr(silent), momentOf(connection), signal);
  const both = (name: 'warnings' | 'infos') => [...new Set([...answer.notices[name], ...notices[name]])];
  return { ...answer, samples: [...answer.samples, ...samples], notices: { warnings: both('warnings'), infos: both('infos') } };
}

type Manner = { what: string; every: number | ((answer: InstantAnswer) => number) };

/** `expr` null: nothing is asked. */
export function questionOfServices(connection: Connection, deadline: number, expr: string | null, { what, every }: Manner) {
  return serverQuery({
    connection,
    deadline,
    every,
    what,
    enabled: expr !== null,
    key: instantQueryKey(connection.server.name, expr ?? '', 0),
    ask: (driver, signal) => driver.instantQuery(expr ?? '', momentOf(connection), signal),
  });
}

function isWhole({ samples, notices }: InstantAnswer, chosen: string | null): boolean {
  return notices.warnings.length === 0 && samples.some(({ labels }) => (chosen === null || chosen === ALL_SERVICES ? labels['job'] !== undefined : labels['job'] === chosen));
}

/** Of the first question of a page the server chooses the time: before it has answered anything, the browser's clock may be a day off. */
function momentOf({ clock }: Connection): number | null {
  return clock.skew() === null ? null : clock.now();
}
