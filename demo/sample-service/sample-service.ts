import Fastify, { type FastifyInstance } from 'fastify';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { BehaviourSchema, type Behaviour, healthyBehaviour } from './behaviour';
import { type Controlled, addControlRoute } from './control-route';
import type { Endpoint } from './endpoint';
import { inventoryClient } from './inventory-client';
import type { Meter } from './meter';
import { strain } from './strain';
import { fails, work } from './work';

export type SampleService = {
  /** Prefix of its `*_build_info` metric. */
  metricPrefix: string;
  endpoints: Endpoint[];
  createMeter: (registry: Registry) => Meter;
};

function addBuildInfo(registry: Registry, metricPrefix: string, controlled: Controlled<Behaviour>): void {
  new Gauge({
    name: `${metricPrefix}_build_info`,
    help: 'The version that runs; always 1.',
    labelNames: ['version'],
    registers: [registry],
    collect() {
      this.reset();
      this.set({ version: controlled.current.version }, 1);
    },
  });
}

/** The status nginx logs when the client closed the connection. */
const CLIENT_CLOSED_REQUEST = 499;

/** `inventoryUrl` is only needed by services that call the inventory. */
export type Setting = { version: string; inventoryUrl?: string | undefined };

type EndpointContext = { meter: Meter; controlled: Controlled<Behaviour>; askInventory: () => Promise<void> };

function addEndpoint(
  app: FastifyInstance,
  endpoint: Endpoint,
  { meter, controlled, askInventory }: EndpointContext,
): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    onRequest: async (_request, reply) => {
      meter.started();
      // Not Fastify's elapsedTime, which stays 0 without an onResponse hook.
      const startedAt = performance.now();
      // Not Fastify's onResponse, which is not called when the client disconnects: the request would stay in progress
      // forever.
      reply.raw.once('close', () =>
        meter.finished(
          endpoint,
          reply.raw.writableEnded ? reply.statusCode : CLIENT_CLOSED_REQUEST,
          (performance.now() - startedAt) / 1000,
        ),
      );
    },
    handler: async (request, reply) => {
      const refusal = endpoint.refusal?.(request);
      if (refusal !== undefined) return reply.code(refusal).send({ error: 'refused' });
      try {
        await work(endpoint, controlled.current, askInventory);
      } catch {
        return reply.code(503).send({ error: 'the inventory is not available' });
      }
      if (fails(endpoint, controlled.current)) return reply.code(500).send({ error: 'internal error' });
      return { endpoint: endpoint.name };
    },
  });
}

async function exposition(registry: Registry, { withoutRequestMetrics }: Behaviour): Promise<string> {
  if (!withoutRequestMetrics) return registry.metrics();
  const left = registry.getMetricsAsArray().filter(({ name }) => !name.startsWith('http_'));
  const texts = await Promise.all(left.map(({ name }) => registry.getSingleMetricAsString(name)));
  return `${texts.join('\n\n')}\n`;
}

/** The service, not yet listening. `/metrics` and `/control` are not counted as requests. */
export function createSampleService(service: SampleService, { version, inventoryUrl = '' }: Setting): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  const registry = new Registry();
  const controlled = { current: healthyBehaviour(version) };
  const meter = service.createMeter(registry);
  collectDefaultMetrics({ register: registry });
  addBuildInfo(registry, service.metricPrefix, controlled);
  const context = { meter, controlled, askInventory: inventoryClient(inventoryUrl) };
  for (const endpoint of service.endpoints) addEndpoint(app, endpoint, context);
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await exposition(registry, controlled.current)),
  );
  addControlRoute(app, BehaviourSchema, controlled);
  strain(controlled);
  return app;
}
