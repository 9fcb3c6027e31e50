import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultConfig } from '@/app/config/config';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { exampleConnection, type ExampleConnection } from '@/panels/queries/example-connection';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Sample } from '@/prometheus/series';
import type { Target } from '@/prometheus/target';
import { askAhead } from './ask-ahead';

const sample = (labels: Sample['labels']): Sample => ({ labels, time: 0, value: 1 });

const EXPOSED = [
  'http_requests_total',
  'http_requests_5xx_total',
  'http_requests_in_progress',
  'http_request_duration_seconds_bucket',
  'http_request_duration_seconds_count',
];

/** What a server says of its services, and which label names the endpoints of `shop`. */
type Told = { jobs?: readonly string[]; label?: string; refuses?: (expr: string) => boolean };

function answersOf({ jobs = ['shop'], label = 'endpoint', refuses = () => false }: Told): (expr: string) => Sample[] {
  return (expr) => {
    if (refuses(expr)) throw new PrometheusError('rejected', 'No.');
    if (expr.includes('"part"')) return jobs.flatMap((job) => EXPOSED.map((name) => sample({ __name__: name, job })));
    if (expr.includes('"inspected"'))
      return ['http_requests_total', 'http_requests_5xx_total'].map((inspected) =>
        sample({ inspected, job: 'shop', [label]: '/a' }),
      );
    if (expr.startsWith('sum by (job)')) return jobs.map((job, i) => ({ ...sample({ job }), value: i }));
    return [];
  };
}

let client: QueryClient;
let aborted: string[];
/** The lines under way when the page was told that all is asked. */
let askedFirst: string[];

beforeEach(() => {
  client = createQueryClient();
  aborted = [];
  askedFirst = [];
});

afterEach(() => void vi.unstubAllGlobals());

/**
 * A server that answers at once, but no line of a chart, so that whoever asks for one still waits when it is given up.
 */
function serverThat(told: Told = {}, instances = 0): ExampleConnection {
  const answer = answersOf(told);
  const common = { notices: { warnings: [], infos: [] }, cost: { tookMs: 1, samples: null }, at: 0 };
  return exampleConnection({
    instantQuery: async (expr, time) => ({ kind: 'instant', time: time ?? 0, samples: answer(expr), ...common }),
    rangeQuery: (expr, _, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => (aborted.push(expr), reject(signal.reason as Error))),
      ),
    targets: async () =>
      Array.from({ length: instances }, (): Target => ({
        labels: { job: 'shop' },
        health: 'up',
        lastError: '',
        lastScrape: null,
        scrapeInterval: 15,
        scrapeUrl: '',
      })),
  });
}

/** The build that the page names. */
let meta: string;

/** A browser that remembers, with a page of this build. */
function browserOf(build: string): void {
  meta = build;
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    length: 0,
  });
  vi.stubGlobal('document', { querySelector: () => ({ content: meta }) });
}

async function ahead(connection: ExampleConnection, search = ''): Promise<ExampleConnection> {
  const configuration = { config: defaultConfig(connection.server), problems: [], connections: [connection] as const };
  await askAhead(client, configuration, search, () => (askedFirst = rangesOf(connection))).catch(() => undefined);
  // What remembers is loaded by itself.
  await vi.dynamicImportSettled();
  return connection;
}

const rangesOf = ({ asked }: ExampleConnection) =>
  asked.filter(([, kind]) => kind === 'range').map(([, , expr]) => String(expr));

describe('what is asked before anything is rendered', () => {
  it('are the lines of the page, the buckets first, before it is known how the service is instrumented', async () => {
    const connection = await ahead(serverThat());
    const ranges = rangesOf(connection);
    expect(ranges[0]).toContain('sum by (le)');
    expect(ranges).toContain('sum by (endpoint) (rate(http_requests_total{job="shop"}[1m]))');
    expect(new Set(ranges).size).toBe(ranges.length);
    expect(askedFirst).toEqual(ranges);
    expect(aborted).toEqual([]);
  });

  it('are the targets in front of what takes longer, since the lines wait for them', async () => {
    const kinds = (await ahead(serverThat())).asked.map(([, kind]) => kind);
    expect(kinds.slice(0, 3)).toEqual(['instant', 'targets', 'profile']);
  });

  it('looks at samples and checks what the names tell at once, each in a place of its own', async () => {
    const parts = (await ahead(serverThat())).asked
      .filter(([, kind]) => kind === 'profile')
      .map(([, , expr]) => String(expr));
    expect(parts.some((expr) => expr.includes('"inspected"'))).toBe(true);
    expect(parts.length).toBeGreaterThan(1);
  });

  it('is given up where the samples say otherwise than the names, and nothing of it stays', async () => {
    await ahead(serverThat({ label: 'route' }));
    expect(aborted).toContain('sum by (endpoint) (rate(http_requests_total{job="shop"}[1m]))');
    const kept = client
      .getQueryCache()
      .findAll({ predicate: ({ queryKey }) => queryKey[1] === 'range' })
      .map(({ queryKey }) => String(queryKey[2]));
    expect(kept).not.toContainEqual(expect.stringContaining('by (endpoint) (rate(http_requests_total'));
    // What does not depend on the label was right.
    expect(kept).toContainEqual(expect.stringContaining('sum by (le)'));
  });

  it('is right at once where this browser has seen the service before, by the same build, and is looked at all the same', async () => {
    const told = { label: 'route' };
    browserOf('one');
    await ahead(serverThat(told));
    expect(aborted).not.toEqual([]);
    const again = async () => {
      [client, aborted] = [createQueryClient(), []];
      return ahead(serverThat(told));
    };
    const { asked } = await again();
    expect(aborted).toEqual([]);
    expect(asked.some(([, kind, expr]) => kind === 'profile' && String(expr).includes('"inspected"'))).toBe(true);
    meta = 'two';
    await again();
    expect(aborted).not.toEqual([]);
  });

  it('is given up, and remembered otherwise, where the service has changed since', async () => {
    browserOf('one');
    await ahead(serverThat({ label: 'route' }));
    client = createQueryClient();
    aborted = [];
    await ahead(serverThat({ label: 'path' }));
    expect(aborted).toContain('sum by (route) (rate(http_requests_total{job="shop"}[1m]))');
    client = createQueryClient();
    aborted = [];
    await ahead(serverThat({ label: 'path' }));
    expect(aborted).toEqual([]);
  });

  it('are no lines of a service with many instances before it is known how many endpoints it has, and the first numbers are there', async () => {
    expect(rangesOf(await ahead(serverThat({}, 40)))).not.toEqual([]);
    client = createQueryClient();
    const { asked } = await ahead(serverThat({}, 41));
    const at = (is: (key: readonly unknown[]) => boolean) => asked.findIndex(is);
    const firstLine = at(([, kind]) => kind === 'range');
    const checked = at(([, , expr]) => String(expr).includes('"endpoints"'));
    const pulse = at(([, , expr]) => String(expr).includes('"requestsInErrorWindow"'));
    expect([checked, pulse, firstLine].toSorted((a, b) => a - b)).toEqual([checked, pulse, firstLine]);
    expect(checked).toBeGreaterThan(-1);
    expect(asked[firstLine]?.[2]).toContain('sum by (le)');
  });

  it('is what the page goes on with where it cannot be found out', async () => {
    await ahead(serverThat({ refuses: (expr) => expr.includes('"inspected"') }));
    expect(aborted).toEqual([]);
  });

  it('is about the service and the filters of the address, and about the busiest where it names none', async () => {
    const chosen = await ahead(serverThat({ jobs: ['shop', 'web'] }), '?service=web&instance=a:1');
    expect(rangesOf(chosen)).not.toEqual([]);
    for (const expr of rangesOf(chosen)) expect(expr).toContain('{job="web",instance="a:1"');
    const busiest = await ahead(serverThat({ jobs: ['shop', 'web'] }));
    expect(rangesOf(busiest)).not.toEqual([]);
    for (const expr of rangesOf(busiest)) expect(expr).toContain('job="web"');
  });

  it.each(['?mode=services', '?mode=wall', '?mode=embed&panel=latency', '?profile={}'])(
    'is nothing for %s, which shows something else',
    async (search) => {
      expect((await ahead(serverThat(), search)).asked).toEqual([]);
    },
  );

  it('fails for nobody', async () => {
    const connection = await ahead(serverThat({ refuses: () => true }));
    expect(rangesOf(connection)).toEqual([]);
  });
});
