import { createDriver, type Driver } from '@/prometheus/transport/driver';
import { commonExpr, splitInstant } from '@/prometheus/batching/common-answer';
import { createMoments, type Moments } from '@/prometheus/batching/moments';
import { createBatcher, type Limits, type Batcher } from '@/prometheus/batching/batcher';
import type { EvaluationRange } from '@/prometheus/evaluation-range';
import { ColumnStore } from '@/prometheus/incremental/column-store';
import { Rankings } from '@/prometheus/incremental/rankings';
import type { InstantAnswer, QueryAnswer, RangeAnswer } from '@/prometheus/query-answer';
import { instantQueryAtKey, isProbe, rangeQueryKey, type QueryKey } from '@/prometheus/query-keys';
import { createServerClock, type ServerClock } from '@/prometheus/server/clock';
import type { Server } from '@/prometheus/server/server';
import { createSpending, type Spending } from '@/prometheus/server/spending';
import { createServerStatus, noteEnd, type ServerStatusStore } from '@/prometheus/server/status';
import { createReplicas } from './replicas';
import { createRequestQueue, type Priority, type QueuedRequest } from './request-queue';

type RangeBatcher = Batcher<EvaluationRange, RangeAnswer>;
type InstantBatcher = Batcher<number, InstantAnswer>;

/** One question to the server. `deadline` in seconds; equal keys are one request. */
export type Question<T> = {
  key: QueryKey;
  priority: Priority;
  deadline: number;
  signal: AbortSignal;
  ask: (driver: Driver, signal: AbortSignal) => Promise<T>;
};

/** A server with what belongs to it alone: its clock, its queue of requests, its columns, and whether it answers. */
export type Connection = {
  readonly server: Server;
  /** The one of its addresses that is read now: its own, or that of a replica. */
  address: () => string;
  readonly clock: ServerClock;
  readonly status: ServerStatusStore;
  /** What range queries have brought so far, so that a refresh asks only for what is new. */
  readonly columns: ColumnStore;
  readonly rankings: Rankings;
  /** Ask many expressions, each of which was answered before, in one question. */
  readonly rangeBatcher: RangeBatcher;
  readonly instantBatcher: InstantBatcher;
  /** Answers instants from range queries of the same expressions. */
  readonly moments: Moments;
  /** What a refresh costs the server. */
  readonly spending: Spending;
  /**
   * While the server as a whole does not answer, only the probe is sent; everything else rejects with the server's
   * failure, also what waits in the queue when the failure becomes known: it would only add load.
   */
  ask<T>(question: Question<T>): Promise<T>;
  /**
   * Asks an Alertmanager, whose failures say nothing about this server. Through the same queue, because both share the
   * browser's connections.
   */
  askBeside<T>(question: Beside<T>): Promise<T>;
};

export type Beside<T> = Omit<Question<T>, 'ask'> & Pick<QueuedRequest<T>, 'send'>;

/** `pageUrl` is what a relative address of the server is relative to. */
export function createConnection(server: Server, pageUrl: string): Connection {
  const clock = createServerClock();
  const status = createServerStatus();
  const spending = createSpending();
  const connect = (url: string) => counted(createDriver({ ...server, url }, pageUrl, clock), spending);
  const replicas = createReplicas(connect(server.url), ...(server.replicas ?? []).map(connect));
  const queue = createRequestQueue();
  const ask: Connection['ask'] = ({ key, priority, deadline, signal, ask: askOf }) => {
    let sentMs = 0;
    return queue.run({
      key: JSON.stringify(key),
      priority: () => priority,
      deadline,
      signal,
      send: (s) => {
        sentMs = performance.now();
        // Probes are sent only while the server does not answer: the next replica is more likely to.
        if (isProbe(key)) replicas.switchToNext();
        return replicas.ask((driver) => askOf(driver, s));
      },
      refusal: () => (isProbe(key) ? null : status.get().failure),
      onEnd: (error) => noteEnd(status, key, error, clock.now(), sentMs),
    });
  };
  return {
    server,
    address: () => replicas.current().server.url,
    clock,
    status,
    columns: new ColumnStore(server.overlap),
    rankings: new Rankings(),
    ...createBatchers(server.name, ask),
    spending,
    ask,
    askBeside: ({ key, priority, ...rest }) =>
      queue.run({ ...rest, key: JSON.stringify(key), priority: () => priority }),
  };
}

export function createBatchers(
  server: string,
  ask: Connection['ask'],
): Pick<Connection, 'rangeBatcher' | 'instantBatcher' | 'moments'> {
  const moments = createMoments();
  const askRange = (expr: string, range: EvaluationRange, { onSent, ...limits }: Limits) =>
    ask({
      ...limits,
      key: rangeQueryKey(server, expr, range.step, { kind: 'fixed', range }),
      priority: 'visible',
      ask: sentAs(onSent, (driver, s) => driver.rangeQuery(expr, range, s)),
    });
  return {
    rangeBatcher: createBatcher({
      groupOf: ({ start, end, step }) => `${start} ${end} ${step}`,
      send: (exprs, range, limits) =>
        moments.along(exprs, range, (asked) => askRange(commonExpr(exprs), asked, limits), limits.lastWarnings),
    }),
    instantBatcher: createBatcher({
      // The instants of one refresh are milliseconds apart, and meant to be one.
      groupOf: (time) => String(Math.floor(time)),
      send: async (exprs, time, { onSent, lastWarnings, ...limits }) => {
        const expr = commonExpr(exprs);
        const answer = await ask({
          ...limits,
          key: instantQueryAtKey(server, expr, time),
          priority: 'urgent',
          ask: sentAs(onSent, (driver, s) => driver.instantQuery(expr, time, s)),
        });
        return splitInstant(answer, exprs.length, lastWarnings);
      },
    }),
    moments,
  };
}

function sentAs<T>(onSent: () => void, ask: Question<T>['ask']): Question<T>['ask'] {
  return (driver, signal) => {
    onSent();
    return ask(driver, signal);
  };
}

/** The driver, with the cost of every query added to `spending`. */
function counted(driver: Driver, spending: Spending): Driver {
  const note = <Answer extends QueryAnswer>(answer: Answer): Answer => {
    spending.add(answer.cost);
    return answer;
  };
  return {
    ...driver,
    rangeQuery: async (...question) => note(await driver.rangeQuery(...question)),
    instantQuery: async (...question) => note(await driver.instantQuery(...question)),
  };
}
