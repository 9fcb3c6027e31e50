import { createContext, use } from 'react';
import type { Connection } from '@/prometheus/connection/connection';
import type { LoadedConfig } from './load-config';

/**
 * What is fixed while the page lives: the configuration with its problems, and one connection per configured server.
 */
export type Configuration = LoadedConfig & { connections: readonly [Connection, ...Connection[]] };

export const ConfigurationContext = createContext<Configuration | null>(null);

export function useConfiguration(): Configuration {
  const configuration = use(ConfigurationContext);
  if (configuration === null) throw new Error('The page is rendered without its configuration');
  return configuration;
}

/** The server of that name; the first one where the URL names none or one that is not configured. */
export function connectionNamed({ connections }: Configuration, name: string | null): Connection {
  return connections.find(({ server }) => server.name === name) ?? connections[0];
}
