import { createPageServer } from '../page-server/page-server';
import { probe } from '../page-server/probe';
import { portHere, withoutCredentials } from '../page-server/upstream';
import { usualPortOr } from '../processes/ports';
import { requireFree, urlOf, USUAL_PORTS } from '../stack/addresses';
import { buildPage } from './build-page';
import { say } from './say';
import { table } from './summary';
import { untilTold } from './until-told';
import { serveWithHotReload } from './vite';

type PageLaunch = { port: number | undefined; dev: boolean; prometheus: URL; alertmanager: URL | undefined };

async function servePage({ port: wanted, prometheus, alertmanager }: PageLaunch): Promise<string> {
  // The Prometheus that the page is for often has this machine's 9090, or should have it and does not run: there the
  // page would ask itself.
  const port = wanted ?? (await usualPortOr(USUAL_PORTS.prometheus, portHere(prometheus)));
  await requireFree(port, 'npm start -- --prometheus URL');
  const page = await createPageServer({ assets: await buildPage(say), prometheus, alertmanager });
  await page.listen({ host: '127.0.0.1', port });
  return `${urlOf(port)}/`;
}

/** Serve the page for servers that run already, until it is told to end. Returns the exit code. */
export async function launchPage(launch: PageLaunch, startedBy: number): Promise<number> {
  const told = untilTold(startedBy);
  console.log('Vigie');
  const serving = launch.dev ? serveWithHotReload(launch) : servePage(launch);
  // A build takes a while, and Ctrl-C ends that too: it must not read as a build that failed.
  const pageUrl = await Promise.race([serving, told.then(() => undefined)]);
  if (pageUrl === undefined) return 0;
  const servers = [
    ['Prometheus', launch.prometheus] as const,
    ...(launch.alertmanager ? [['Alertmanager', launch.alertmanager] as const] : []),
  ];
  const states = await Promise.all(
    servers.map(async ([name, url]) => [name, `${withoutCredentials(url)}  ${await probe(url, name)}`] as const),
  );
  console.log(`\n${table(states)}\n\nThe page: ${pageUrl}\n\nCtrl-C ends it.`);
  await told;
  return 0;
}
