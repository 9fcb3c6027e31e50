import { createPageServer } from '../page-server/page-server';
import { probe } from '../page-server/probe';
import { portHere, withoutCredentials } from '../page-server/upstream';
import { usualPortOr } from '../processes/ports';
import { requireFree, urlOf, USUAL_PORTS } from '../stack/addresses';
import { buildPage } from './build-page';
import { say } from './say';
import { table } from './summary';
import { untilEnded } from './until-ended';
import { serveWithHotReload } from './vite';

type PageLaunch = { port: number | undefined; dev: boolean; prometheus: URL; alertmanager: URL | undefined };

async function servePage({ port: wanted, prometheus, alertmanager }: PageLaunch): Promise<string> {
  // Often that Prometheus is on port 9090 of this machine, or should be but is stopped: on the same port the page
  // server would forward to itself.
  const port = wanted ?? (await usualPortOr(USUAL_PORTS.prometheus, portHere(prometheus)));
  await requireFree(port, 'npm start -- --prometheus URL');
  const page = await createPageServer({ assets: await buildPage(say), prometheus, alertmanager });
  await page.listen({ host: '127.0.0.1', port });
  return `${urlOf(port)}/`;
}

/** Serves the page for existing servers until it is ended. Returns the exit code. */
export async function launchPage(launch: PageLaunch, startedBy: number): Promise<number> {
  const ended = untilEnded(startedBy);
  console.log('Vigie');
  const serving = launch.dev ? serveWithHotReload(launch) : servePage(launch);
  // Ctrl-C also ends a build, which must not be reported as a failed one.
  const pageUrl = await Promise.race([serving, ended.then(() => undefined)]);
  if (pageUrl === undefined) return 0;
  const servers = [
    ['Prometheus', launch.prometheus] as const,
    ...(launch.alertmanager ? [['Alertmanager', launch.alertmanager] as const] : []),
  ];
  const states = await Promise.all(
    servers.map(async ([name, url]) => [name, `${withoutCredentials(url)}  ${await probe(url, name)}`] as const),
  );
  console.log(`\n${table(states)}\n\nThe page: ${pageUrl}\n\nCtrl-C ends it.`);
  await ended;
  return 0;
}
