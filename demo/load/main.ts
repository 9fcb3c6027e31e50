import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';
import * as v from 'valibot';
import { addControlRoute } from '../sample-service/control-route';
import { serve } from '../sample-service/serve';
import { LoadFactorSchema } from './factor';
import { pause, rhythm } from './rhythm';
import { VISITS } from './send-requests';
import { Target } from './target';
import { type Visit, choose } from './visit';

const Plan = v.array(
  v.object({ service: v.picklist(['shop-api', 'backend']), rate: v.number(), urls: v.array(v.string()) }),
);

/** The lowest rate used for pauses, so that a factor raised from 0 takes effect within two seconds. */
const MIN_RATE = 0.5;

async function send(visits: Visit[], target: Target, rateNow: () => number): Promise<never> {
  for (;;) {
    const rate = rateNow();
    await wait(1000 * pause(Math.max(rate, MIN_RATE)));
    const visit = choose(visits, Math.random());
    if (visit && rate > 0) target.visit(visit);
  }
}

const factor = { current: { 'shop-api': 1, backend: 1 } };
const app = Fastify({ forceCloseConnections: true });
addControlRoute(app, LoadFactorSchema, factor);
await serve(app);

for (const { service, rate, urls } of v.parse(Plan, JSON.parse(process.env['LOAD_PLAN'] ?? '[]'))) {
  void send(VISITS[service], new Target(urls), () => rate * factor.current[service] * rhythm(Date.now() / 1000));
}
