import { defaultServerUrl } from '@/prometheus/server-url';
import type { Server } from '@/prometheus/server';
import { readConfig, type Config, type ConfigProblem } from './config';

export type LoadedConfig = { config: Config; problems: readonly ConfigProblem[] };

/** Longer than this nobody waits for a file beside the page; the defaults serve meanwhile. Milliseconds. */
const PATIENCE_MS = 3000;

/** Reads `config.json` beside the page. It is optional: without it the page reads the Prometheus that it was served by. */
export async function loadConfig(): Promise<LoadedConfig> {
  const { file, problem } = await fetchConfig(new URL('config.json', document.baseURI));
  const loaded = readConfig(file ?? {}, defaultServer());
  return problem === null ? loaded : { ...loaded, problems: [{ path: '', message: problem }, ...loaded.problems] };
}

function defaultServer(): Server {
  const url = defaultServerUrl(document.baseURI);
  return { name: new URL(url).host, url, alertmanagers: [] };
}

async function fetchConfig(url: URL): Promise<{ file: unknown; problem: string | null }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), cache: 'no-cache' });
    if (response.status === 404) return { file: null, problem: null };
    if (!response.ok) return { file: null, problem: `could not be read: HTTP ${response.status}` };
    return parse(await response.text(), response.headers.get('content-type') ?? '');
  } catch {
    return { file: null, problem: 'could not be read: no answer' };
  }
}

function parse(text: string, type: string): { file: unknown; problem: string | null } {
  // A server that answers every path with the page itself has no configuration file.
  if (type.startsWith('text/html')) return { file: null, problem: null };
  try {
    return { file: JSON.parse(text), problem: null };
  } catch (error) {
    return { file: null, problem: `is not JSON: ${error instanceof Error ? error.message : 'unreadable'}` };
  }
}
