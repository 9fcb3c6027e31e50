import { decodeInstantData, decodeRangeData } from '@/prometheus/decode/query-data';
import { decodeTexts } from '@/prometheus/decode/server-facts';
import { decodeTargets } from '@/prometheus/decode/targets';
import type { Driver, Period } from '@/prometheus/transport/driver';
import { type LabelMatcher, writeMatcher } from '@/promql/label-matcher';

/** The questions of the page's own driver that discovery and overview need. */
export type QueryDriver = Pick<Driver, 'instantQuery' | 'rangeQuery' | 'labelValues' | 'metricNames' | 'targets'>;

/** `asked` names every request that was sent, in order. */
export type NodeDriver = { driver: QueryDriver; asked: string[] };

const NOTHING_NOTED = { warnings: [], infos: [] };
const COST_UNKNOWN = { tookMs: 0, samples: null };

/**
 * The page's driver over Node's own fetch, with the page's own decoders: the library that the driver wraps is put
 * together for browsers by the build. A refusal is thrown with the sentence of the server.
 */
export function nodeDriver(url: string): NodeDriver {
  const asked: string[] = [];
  async function ask<T>(
    path: string,
    parameters: readonly (readonly [string, string])[],
    read: (data: unknown) => T | null,
  ): Promise<T> {
    asked.push(`${path} ${parameters.map(([name, value]) => `${name}=${value}`).join('&')}`);
    const body = new URLSearchParams(parameters.map(([name, value]) => [name, value]));
    const isQuery = path.startsWith('query');
    const response = await fetch(
      `${url}/api/v1/${path}${isQuery ? '' : `?${body}`}`,
      isQuery ? { method: 'POST', body } : {},
    );
    const { status, error, data } = (await response.json()) as { status: string; error?: string; data?: unknown };
    const answer = status === 'success' ? read(data) : null;
    if (answer === null) throw new Error(`${error ?? 'the answer cannot be read'}\nto ${asked.at(-1)}`);
    return answer;
  }
  const values = (name: string, matchers: readonly LabelMatcher[], { start, end }: Period) => {
    const match = matchers.length === 0 ? [] : [['match[]', `{${matchers.map(writeMatcher).join(',')}}`] as const];
    return ask(
      `label/${encodeURIComponent(name)}/values`,
      [...match, ['start', String(start)], ['end', String(end)]],
      decodeTexts,
    );
  };
  const driver: QueryDriver = {
    async instantQuery(query, asked) {
      const time = asked ?? Date.now() / 1000;
      const { items } = await ask(
        'query',
        [
          ['query', query],
          ['time', String(time)],
        ],
        (data) => decodeInstantData(data, time),
      );
      return { kind: 'instant', time, samples: items, notices: NOTHING_NOTED, cost: COST_UNKNOWN, at: time };
    },
    async rangeQuery(query, range) {
      const bounds = Object.entries(range).map(([name, value]) => [name, String(value)] as const);
      const { items } = await ask('query_range', [['query', query], ...bounds], (data) => decodeRangeData(data, range));
      return { kind: 'range', range, series: items, notices: NOTHING_NOTED, cost: COST_UNKNOWN, at: range.end };
    },
    labelValues: (name, matchers, period) => values(name, matchers, period),
    metricNames: (matchers, period) => values('__name__', matchers, period),
    targets: (_signal, scrapePool) => ask('targets', [['state', 'active']], (data) => decodeTargets(data, scrapePool)),
  };
  return { driver, asked };
}
