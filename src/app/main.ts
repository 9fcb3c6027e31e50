import '@/ui/theme.css';
import { createConnection, type Connection } from '@/prometheus/connection/connection';
import { followBuilds } from '@/app/builds/follow-builds';
import { connectionNamed, type Configuration } from '@/app/config/configuration';
import { restrictConnections } from '@/app/config/connect-policy';
import { loadConfig, type LoadedConfig } from '@/app/config/load-config';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { discoveryQuestion } from '@/app/discovery/discovery-question';

// The chunk that renders is being loaded while this script sends the first query.
const page = import('./render-page');

// The first query waits neither for the end of the document nor for the first paint.
const isRead =
  document.readyState === 'loading'
    ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
    : Promise.resolve();

void loadConfig().then(start);
void isRead.then(followBuilds);

async function start(loaded: LoadedConfig): Promise<void> {
  restrictConnections(loaded.config.servers);
  const [first, ...others] = loaded.config.servers;
  const connect = (server: typeof first): Connection => createConnection(server, document.baseURI);
  const configuration: Configuration = { ...loaded, connections: [connect(first), ...others.map(connect)] };
  const client = createQueryClient();
  const address = new URLSearchParams(location.search);
  // Below ten seconds an interval is written like this; to read all the other ways is more to download before the first
  // question.
  const [, seconds] = /^([1-9])s$/.exec(address.get('refresh') ?? loaded.config.refresh) ?? [];
  const deadline = deadlineOf(seconds === undefined ? null : Number(seconds));
  void client.prefetchQuery(discoveryQuestion(connectionNamed(configuration, address.get('server')), deadline, null));
  const { renderPage } = await page;
  await isRead;
  await renderPage(client, configuration);
}
