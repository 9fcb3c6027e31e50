import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exposition } from './exposition';
import { rising, CLOCK_METRIC } from './family';
import { nativeExposition } from './native-exposition';
import type { ReplayedService } from './replayed-service';
import { INSTANCES, type InstanceName } from './traffic';

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';
/** Allows UTF-8 names, which Prometheus accepts as of version 3. */
const ANY_NAMES = 'text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8';
const PROTOBUF = 'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited';

export type ReplayServer = { port: number; stop: () => Promise<void> };

/** The metrics path of a target. */
export function metricsPath(service: string, instance: InstanceName): string {
  return `/${service}/${instance}`;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves the expositions of all services, one path per instance. Counters start to increase at once. */
export async function replayServer(services: readonly ReplayedService[], port: number): Promise<ReplayServer> {
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  const answers = new Map<string, Answer>();
  for (const service of services) {
    for (const instance of Object.keys(INSTANCES) as InstanceName[])
      answers.set(metricsPath(service.name, instance), answerOf(service, instance, elapsed));
  }
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { port, stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())) };
}

function answerOf({ families: own, needs }: ReplayedService, instance: InstanceName, elapsed: () => number): Answer {
  const families = [...own, rising(CLOCK_METRIC, 1)];
  const text = exposition(families, instance);
  return (request, response) => {
    const readsNative =
      needs === 'native-histograms' && request.headers.accept?.includes('application/vnd.google.protobuf') === true;
    if (readsNative) response.setHeader('content-type', PROTOBUF).end(nativeExposition(families, instance, elapsed()));
    else response.setHeader('content-type', needs === 'utf-8-names' ? ANY_NAMES : TEXT).end(text(elapsed()));
  };
}
