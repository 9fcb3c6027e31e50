import { decodeInstantData, decodeRangeData } from '@/prometheus/decode/query-data';
import { decodeTexts } from '@/prometheus/decode/server-facts';
import { decodeTargets } from '@/prometheus/decode/targets';
import type { Driver, Period } from '@/prometheus/transport/driver';
import { type LabelMatcher, writeMatcher } from '@/promql/label-matcher';

/** The part of the page's driver that discovery and overview use. */
export type QueryDriver = Pick<Driver, 'instantQuery' | 'rangeQuery' | 'labelValues' | 'metricNames' | 'targets'>;

/** `asked` lists every request that was sent. */
export type NodeDriver = { driver: QueryDriver; asked: string[] };

const NOTHING_NOTED = { warnings: [], infos: [] };
const COST_UNKNOWN = { tookMs: 0, samples: null };

/**
 * The page's driver on Node's fetch with the page's decoders, because the build bundles the library in the original
 * driver for browsers. Errors have the message of the server.
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
