import { endsNow } from '@/dashboard/time-range/time-range';
import type { PanelView } from '@/panels/panel-view';
import { resolveServerUrl } from '@/prometheus/server/url';

/**
 * Paths to try where the front page does not lead to the query page: VictoriaMetrics has it at `/graph`, and a gateway
 * may break the redirect.
 */
const PATHS = ['graph', 'query'];

/** Without an answer in this time there is no menu item; milliseconds. */
const PATIENCE_MS = 5000;

/**
 * Text that only the query pages of Prometheus (and Thanos), its classic UI and VictoriaMetrics contain, because a
 * server may answer every path with this page itself.
 */
const QUERY_PAGE = /GLOBAL_CONSOLES_LINK|GLOBAL_AGENT_MODE|PATH_PREFIX = |vmui/;

const found = new Map<string, Promise<string | null>>();

/**
 * The address of a server's own query page, null where it has none: a gateway may pass on the API only. Another origin
 * cannot be asked for its pages, so there the usual address is assumed. Asked once per server.
 */
export function prometheusPage(serverUrl: string, pageUrl: string): Promise<string | null> {
  const known = found.get(serverUrl);
  if (known !== undefined) return known;
  const asked = findPage(serverUrl, pageUrl).catch(() => {
    // Asked again the next time: the server may only have been away.
    found.delete(serverUrl);
    return null;
  });
  found.set(serverUrl, asked);
  return asked;
}

async function findPage(serverUrl: string, pageUrl: string): Promise<string | null> {
  const base = resolveServerUrl(serverUrl, pageUrl);
  if (base === null) return null;
  if (new URL(base).origin !== new URL(pageUrl).origin) return `${base}/graph`;
  // Our own page stands where theirs would.
  if (new URL('./', pageUrl).href === `${base}/`) return null;
  // Prometheus sends whoever comes to its front page on to its query page, which is `/query` or `/graph` by its version
  // and `/classic/graph` in Debian's build: to ask for one that it does not have would leave a 404 in the console.
  const front = await queryPageAt(`${base}/`);
  if (front?.redirected === true) return withoutQuery(front.url);
  // One after the other, because the first one nearly always decides.
  for (const path of PATHS) if (await queryPageAt(`${base}/${path}`)) return `${base}/${path}`;
  return null;
}

/** The answer of an address if that, or where it leads, is a query page. */
async function queryPageAt(url: string): Promise<Response | null> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return answer.ok && QUERY_PAGE.test(await answer.text()) ? answer : null;
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/**
 * The query page with expressions and range filled in; the parameters are those of Prometheus 2, which 3 still reads.
 */
export function queryPageUrl(
  page: string,
  exprs: readonly string[],
  view: Pick<PanelView, 'range' | 'start' | 'end'>,
): string {
  const url = new URL(page);
  exprs.forEach((expr, i) => {
    url.searchParams.set(`g${i}.expr`, expr);
    url.searchParams.set(`g${i}.tab`, '0');
    url.searchParams.set(`g${i}.range_input`, `${Math.max(1, Math.round(view.end - view.start))}s`);
    if (!endsNow(view.range))
      url.searchParams.set(`g${i}.end_input`, new Date(view.end * 1000).toISOString().slice(0, 19).replace('T', ' '));
  });
  return url.href;
}
