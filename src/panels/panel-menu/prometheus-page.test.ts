import { afterEach, expect, test, vi } from 'vitest';
import { DEFAULT_RANGE } from '@/dashboard/time-range';
import { prometheusPage, queryPageUrl } from './prometheus-page';

const PAGE = 'https://mon.example/prom/user/';

/** A server that answers these paths with these texts and everything else with 404; it keeps what it was asked. */
function serve(answers: Record<string, string>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const text = answers[new URL(url).pathname];
    return text === undefined ? new Response('404', { status: 404 }) : new Response(text);
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('Prometheus 3 is opened at its query page, and asked only once', async () => {
  const asked = serve({ '/p3/query': '<script>const GLOBAL_CONSOLES_LINK=""</script>' });
  expect(await prometheusPage('/p3', PAGE)).toBe('https://mon.example/p3/query');
  expect(await prometheusPage('/p3', PAGE)).toBe('https://mon.example/p3/query');
  expect(asked).toEqual(['https://mon.example/p3/query']);
});

test('Prometheus 2 is opened at its graph page', async () => {
  serve({ '/p2/graph': '<script>const GLOBAL_CONSOLES_LINK=""</script>' });
  expect(await prometheusPage('/p2', PAGE)).toBe('https://mon.example/p2/graph');
});

test('a server without web pages is not offered, nor one that answers every path with a page of its own', async () => {
  serve({});
  expect(await prometheusPage('/debian', PAGE)).toBeNull();
  serve({ '/spa/query': '<title>Vigie</title>', '/spa/graph': '<title>Vigie</title>' });
  expect(await prometheusPage('/spa', PAGE)).toBeNull();
});

test('a server that was away is asked again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await prometheusPage('/away', PAGE)).toBeNull();
  serve({ '/away/query': 'GLOBAL_AGENT_MODE' });
  expect(await prometheusPage('/away', PAGE)).toBe('https://mon.example/away/query');
});

test('a server on another origin is offered unasked', async () => {
  const asked = serve({});
  expect(await prometheusPage('https://other.example/prometheus', PAGE)).toBe('https://other.example/prometheus/graph');
  expect(asked).toEqual([]);
});

test('the query page is given every expression as one graph over the same range', () => {
  const params = new URL(queryPageUrl('https://mon.example/query', ['rate(a{b="c&d"}[5m])', 'up'], { range: DEFAULT_RANGE, start: 0, end: 3600 })).searchParams;
  expect(Object.fromEntries(params)).toEqual({
    'g0.expr': 'rate(a{b="c&d"}[5m])', 'g0.tab': '0', 'g0.range_input': '3600s', 'g1.expr': 'up', 'g1.tab': '0', 'g1.range_input': '3600s',
  });
});

test.each([
  ['at a moment', { from: { kind: 'absolute', time: 0 }, to: { kind: 'absolute', time: 60 } }],
  ['so long ago', { from: { kind: 'relative', secondsAgo: 7200 }, to: { kind: 'relative', secondsAgo: 3600 } }],
] as const)('a range that ended %s keeps its end', (_, range) => {
  const params = new URL(queryPageUrl('https://mon.example/query', ['up'], { range, start: 0, end: 60 })).searchParams;
  expect(params.get('g0.end_input')).toBe('1970-01-01 00:01:00');
});
