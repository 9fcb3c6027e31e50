import { join } from 'node:path';
import { Child } from '../../demo/processes/child';
import { freePorts } from '../../demo/processes/ports';
import { Watchdog } from '../../demo/processes/watchdog';
import { FOLDER, type Middleware, MIDDLEWARES } from './middleware';
import { sendEach, type SteadyTraffic, steadyTraffic } from './steady-traffic';

/** A running service with its traffic; `address` is that of its metrics. */
export type RunningMiddleware = { middleware: Middleware; address: string; traffic: SteadyTraffic };

export type Middlewares = { running: readonly RunningMiddleware[]; stop: () => Promise<void> };

/** Starts a real service for every middleware, with steady traffic to each. Logs are written to `folder`. */
export async function startMiddlewares(folder: string): Promise<Middlewares> {
  const watchdog = new Watchdog();
  const ports = await freePorts(2 * MIDDLEWARES.length);
  const services = MIDDLEWARES.map((middleware, i) =>
    serviceOf(middleware, ports[2 * i] ?? 0, ports[2 * i + 1] ?? 0, folder, watchdog),
  );
  const stopAll = async () => {
    await Promise.all(services.map(({ child }) => child.stop()));
    watchdog.close();
  };
  try {
    await Promise.all(services.map(({ child }) => child.start()));
    await Promise.all(services.map(({ url }) => sendEach(url)));
  } catch (error) {
    await stopAll();
    throw error;
  }
  const running = services.map(({ middleware, address, url }) => ({
    middleware,
    address,
    traffic: steadyTraffic(url),
  }));
  return {
    running,
    stop: async () => {
      try {
        await Promise.all(running.map(({ traffic }) => traffic.stop()));
      } finally {
        await stopAll();
      }
    },
  };
}

function serviceOf(middleware: Middleware, port: number, metricsPort: number, folder: string, watchdog: Watchdog) {
  const { job, args, hasOwnMetricsPort } = middleware;
  const url = `http://127.0.0.1:${port}`;
  const address = `127.0.0.1:${hasOwnMetricsPort ? metricsPort : port}`;
  const [script = '', ...before] = args.toReversed();
  const child = new Child(
    {
      name: job,
      command: process.execPath,
      args: [...before.toReversed(), join(FOLDER, script)],
      env: { PORT: String(port), METRICS_PORT: String(metricsPort) },
      logFile: join(folder, `${job}.log`),
      readyUrl: `${url}/products`,
    },
    watchdog,
    () => {},
  );
  return { middleware, address, url, child };
}
