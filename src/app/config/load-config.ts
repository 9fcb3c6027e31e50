import { defaultServerUrl } from '@/prometheus/server/url';
import type { Server } from '@/prometheus/server/server';
import { askConfig } from './ask-config';
import { defaultConfig, type Config, type ConfigProblem } from './config';

export type LoadedConfig = { config: Config; problems: readonly ConfigProblem[] };

/**
 * Reads `config.json` beside the page. It is optional: without it the page reads the Prometheus that it was served by.
 */
export async function loadConfig(): Promise<LoadedConfig> {
  const { file, problem } = await findConfig();
  if (file === undefined) return defaults(problem);
  try {
    // The schema and its library are needed only where there is something to check.
    const { readConfig } = await import('./read-config');
    return readConfig(file, defaultServer());
  } catch {
    return defaults('could not be checked: a part of this page did not load');
  }
}

function defaults(problem: string | null): LoadedConfig {
  return { config: defaultConfig(defaultServer()), problems: problem === null ? [] : [{ path: '', message: problem }] };
}

function defaultServer(): Server {
  const url = defaultServerUrl(document.baseURI);
  return { name: new URL(url).host, url, alertmanagers: [] };
}

/**
 * What stood beside the page; `file` undefined where there was nothing to read, and then why, unless that is as it
 * should be.
 */
type Found = { file: unknown; problem: string | null };

async function findConfig(): Promise<Found> {
  try {
    const { status, ok, type, text } = await askConfig();
    if (status === 404) return { file: undefined, problem: null };
    return ok ? parse(text, type) : { file: undefined, problem: `could not be read: HTTP ${status}` };
  } catch {
    return { file: undefined, problem: 'could not be read: no answer' };
  }
}

function parse(text: string, type: string): Found {
  // A server that answers every path with the page itself has no configuration file.
  if (type.startsWith('text/html')) return { file: undefined, problem: null };
  try {
    return { file: JSON.parse(text), problem: null };
  } catch (error) {
    return { file: undefined, problem: `is not JSON: ${error instanceof Error ? error.message : 'unreadable'}` };
  }
}
