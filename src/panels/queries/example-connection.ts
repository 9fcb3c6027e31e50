import { createBatchers, type Connection, type Question } from '@/prometheus/connection/connection';
import { ColumnStore } from '@/prometheus/incremental/column-store';
import { Rankings } from '@/prometheus/incremental/rankings';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { isProbe, type QueryKey } from '@/prometheus/query-keys';
import { createSpending } from '@/prometheus/server/spending';
import { createServerStatus, noteEnd } from '@/prometheus/server/status';
import type { Driver } from '@/prometheus/transport/driver';

/** A server that answers what a test tells it to; `asked` has the keys of its questions in their order. */
export type ExampleConnection = Connection & { asked: QueryKey[] };

const SERVER = { name: 'test', url: 'http://prom.example', alertmanagers: [] };

/**
 * `answers` are the methods that the test expects; every other question is refused. The server's clock is the
 * browser's.
 */
export function exampleConnection(answers: Partial<Driver> = {}): ExampleConnection {
  const status = createServerStatus();
  const driver = { ...silentDriver(), ...answers };
  const asked: QueryKey[] = [];
  const now = () => Date.now() / 1000;
  async function ask<T>({ key, ask: askOf, signal }: Question<T>): Promise<T> {
    const { failure } = status.get();
    if (failure !== null && !isProbe(key)) throw failure;
    asked.push(key);
    try {
      const answer = await askOf(oneAtATime(driver), signal);
      noteEnd(status, key, null, now());
      return answer;
    } catch (error) {
      noteEnd(status, key, error, now());
      throw error;
    }
  }
  return {
    server: SERVER,
    address: () => SERVER.url,
    clock: {
      observe: () => undefined,
      observeEvaluation: () => undefined,
      browserMs: Date.now,
      now,
      skew: () => null,
      dateError: () => 0,
      isInDoubt: () => false,
    },
    status,
    columns: new ColumnStore(),
    rankings: new Rankings(),
    ...createBatchers(SERVER.name, ask),
    spending: createSpending(),
    asked,
    ask,
    askBeside({ key, send, signal }) {
      asked.push(key);
      return send(signal);
    },
  };
}

/**
 * The driver as the holder of one place in the queue has it, which is one request's: a second one beside it would be
 * one too many for the browser.
 */
function oneAtATime(driver: Driver): Driver {
  let isUnderWay = false;
  async function alone<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (isUnderWay) throw new Error('A second request beside the one that has the place.');
    isUnderWay = true;
    try {
      return await ask();
    } finally {
      isUnderWay = false;
    }
  }
  return {
    ...driver,
    instantQuery: (...question) => alone(() => driver.instantQuery(...question)),
    rangeQuery: (...question) => alone(() => driver.rangeQuery(...question)),
  };
}

function silentDriver(): Driver {
  const refuse = () => Promise.reject(new PrometheusError('rejected', 'The test expected no such question.'));
  return {
    server: SERVER,
    rangeQuery: refuse,
    instantQuery: refuse,
    rules: refuse,
    recordingRules: refuse,
    targets: refuse,
    alertmanagers: refuse,
    labelValues: refuse,
    metricNames: refuse,
    announcers: refuse,
    probe: refuse,
  };
}
