import { portHere, withoutCredentials } from '../page-server/upstream';
import { LaunchError } from '../processes/launch-error';
import { readFlags } from './flags.js';

export type LaunchOptions =
  | { kind: 'help' }
  /**
   * The whole stack with the page on `port`; `dev` adds Vite. `history`: seconds of history; `fresh`: delete existing
   * data.
   */
  | { kind: 'stack'; port: number | undefined; dev: boolean; history: number; fresh: boolean }
  /** Only the page, for an existing Prometheus. */
  | { kind: 'page'; port: number | undefined; dev: boolean; prometheus: URL; alertmanager: URL | undefined };

function parseUrl(flag: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new LaunchError(
    `${flag} ${text} is not an address.\nGive it with its scheme, as in: npm start -- ${flag} http://prometheus.example:9090`,
  );
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new LaunchError(`--port ${text} is not a port.\nGive a number between 1 and 65535.`);
}

/** A page server on the port of its own upstream would forward to itself endlessly. */
function requireElsewhere(port: number | undefined, servers: (URL | undefined)[]): void {
  const same = servers.find((url) => url !== undefined && port !== undefined && portHere(url) === port);
  if (same !== undefined)
    throw new LaunchError(
      `--port ${port} is where ${withoutCredentials(same)} should be, and the page would ask itself.\nGive the page another port, or leave --port out.`,
    );
}

const HISTORIES: ReadonlyMap<string, number> = new Map([
  ['24h', 86_400],
  ['2h', 7200],
  ['none', 0],
]);

function parseHistory(source: string, text: string): number {
  const seconds = HISTORIES.get(text);
  if (seconds !== undefined) return seconds;
  throw new LaunchError(`${source} ${text} is not possible.\nGive one of: ${[...HISTORIES.keys()].join(', ')}.`);
}

function parsed<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    throw new LaunchError(error instanceof Error ? error.message : String(error));
  }
}

/** Throws a `LaunchError` about invalid options. */
export function parseOptions(args: string[], env: Record<string, string | undefined> = process.env): LaunchOptions {
  const flags = parsed(() => readFlags(args));
  if (flags.help) return { kind: 'help' };
  const port = flags.port === undefined ? undefined : parsePort(flags.port);
  const dev = flags.dev ?? false;
  const alertmanager = flags.alertmanager === undefined ? undefined : parseUrl('--alertmanager', flags.alertmanager);
  const ofDemo = (['history', 'fresh'] as const).find((flag) => flags[flag] !== undefined);
  if (flags.prometheus !== undefined && ofDemo !== undefined)
    throw new LaunchError(
      `--${ofDemo} only applies to the demo, which is not started with --prometheus.\nLeave one of them out.`,
    );
  if (flags.prometheus !== undefined) {
    const prometheus = parseUrl('--prometheus', flags.prometheus);
    requireElsewhere(port, [prometheus, alertmanager]);
    return { kind: 'page', port, dev, prometheus, alertmanager };
  }
  if (alertmanager)
    throw new LaunchError(
      '--alertmanager requires --prometheus; the demo has its own Alertmanager.\nAdd --prometheus URL, or leave it out.',
    );
  const history =
    flags.history === undefined
      ? parseHistory('VIGIE_HISTORY', env['VIGIE_HISTORY'] || '24h')
      : parseHistory('--history', flags.history);
  return { kind: 'stack', port, dev, history, fresh: flags.fresh ?? false };
}
