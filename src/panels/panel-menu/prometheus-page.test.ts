import { afterEach, expect, test, vi } from 'vitest';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { prometheusPage, queryPageUrl } from './prometheus-page';

const PAGE = 'https://mon.example/prom/user/';

const PROMETHEUS_PAGE = '<script>const GLOBAL_CONSOLES_LINK=""</script>';

/**
 * A server that answers these paths with these texts, sends others on where a text begins with a slash, and has nothing
 * else; it keeps what it was asked.
 */
function serve(answers: Record<string, string>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const text = answers[new URL(url).pathname];
    if (text === undefined) return new Response('404', { status: 404 });
    if (!text.startsWith('/')) return new Response(text);
    return Object.defineProperties(new Response(answers[text]), {
      redirected: { value: true },
      url: { value: new URL(`${text}?`, url).href },
    });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('Prometheus is opened where its front page leads, and asked only once and for nothing that it does not have', async () => {
  const asked = serve({ '/p3/': '/p3/query', '/p3/query': PROMETHEUS_PAGE });
  expect(await prometheusPage('/p3', PAGE)).toBe('https://mon.example/p3/query');
  expect(await prometheusPage('/p3', PAGE)).toBe('https://mon.example/p3/query');
  expect(asked).toEqual(['https://mon.example/p3/']);
});

test.each([
  ['of Prometheus 2', '/p2', '/p2/graph', PROMETHEUS_PAGE],
  ['of Debian', '/deb', '/deb/classic/graph', '<script>var PATH_PREFIX = "/deb";</script>'],
])('the page %s is another one', async (_, server, path, text) => {
  const asked = serve({ [`${server}/`]: path, [path]: text });
  expect(await prometheusPage(server, PAGE)).toBe(`https://mon.example${path}`);
  expect(asked).toHaveLength(1);
});

test('VictoriaMetrics has a front page of its own, which is not its query page', async () => {
  serve({ '/vm/': '<a href="vmui">vmui</a> - Web UI', '/vm/graph': '<title>vmui</title>' });
  expect(await prometheusPage('/vm', PAGE)).toBe('https://mon.example/vm/graph');
});

test('behind a gateway that loses the way from the front page, the query page is found by its address', async () => {
  serve({ '/gate/': '/elsewhere', '/elsewhere': 'Welcome', '/gate/query': PROMETHEUS_PAGE });
  expect(await prometheusPage('/gate', PAGE)).toBe('https://mon.example/gate/query');
});

test('a server without web pages is not offered, nor one that answers every path with a page of its own', async () => {
  serve({});
  expect(await prometheusPage('/api-only', PAGE)).toBeNull();
  serve({
    '/spa/': '<title>Vigie</title>',
    '/spa/query': '<title>Vigie</title>',
    '/spa/graph': '<title>Vigie</title>',
  });
  expect(await prometheusPage('/spa', PAGE)).toBeNull();
});

test('where our own page stands in the place of the others, nothing is asked', async () => {
  const asked = serve({});
  expect(await prometheusPage('/here/', 'https://mon.example/here/index.html?service=shop')).toBeNull();
  expect(asked).toEqual([]);
});

test('a server that was away is asked again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await prometheusPage('/away', PAGE)).toBeNull();
  serve({ '/away/': '/away/query', '/away/query': 'GLOBAL_AGENT_MODE' });
  expect(await prometheusPage('/away', PAGE)).toBe('https://mon.example/away/query');
});

test('a server on another origin is offered unasked', async () => {
  const asked = serve({});
  expect(await prometheusPage('https://other.example/prometheus', PAGE)).toBe('https://other.example/prometheus/graph');
  expect(asked).toEqual([]);
});

test('the query page is given every expression as one graph over the same range', () => {
  const params = new URL(
    queryPageUrl('https://mon.example/query', ['rate(a{b="c&d"}[5m])', 'up'], {
      range: DEFAULT_RANGE,
      start: 7200,
      end: 10_800,
    }),
  ).searchParams;
  expect(Object.fromEntries(params)).toEqual({
    'g0.expr': 'rate(a{b="c&d"}[5m])',
    'g0.tab': '0',
    'g0.range_input': '3600s',
    'g1.expr': 'up',
    'g1.tab': '0',
    'g1.range_input': '3600s',
  });
});

test.each([
  ['at a moment', { from: { kind: 'absolute', time: 0 }, to: { kind: 'absolute', time: 60 } }],
  ['so long ago', { from: { kind: 'relative', secondsAgo: 7200 }, to: { kind: 'relative', secondsAgo: 3600 } }],
] as const)('a range that ended %s keeps its end', (_, range) => {
  const params = new URL(queryPageUrl('https://mon.example/query', ['up'], { range, start: 0, end: 60 })).searchParams;
  expect(params.get('g0.end_input')).toBe('1970-01-01 00:01:00');
});
