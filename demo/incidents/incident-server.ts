import Fastify, { type FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { VisitedService } from '../load/send-requests';
import { INCIDENT_NAMES, type IncidentName, type IncidentReport } from './incident';

export const IncidentRequest = v.object({
  name: v.picklist(INCIDENT_NAMES),
  service: v.picklist(['shop-api', 'backend']),
});

type ActOut = (name: IncidentName, service: VisitedService) => Promise<IncidentReport>;

/**
 * Lets another process cause incidents: `POST /incidents`.
 *
 * Accepts JSON only, not text that a form on any web page could send: for JSON to another origin a browser needs a
 * preflight, which is not answered.
 */
export function createIncidentServer(actOut: ActOut): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  app.post('/incidents', async (request, reply) => {
    const wanted = v.safeParse(IncidentRequest, request.body);
    if (!wanted.success) return reply.code(400).send({ error: v.summarize(wanted.issues) });
    return actOut(wanted.output.name, wanted.output.service);
  });
  return app;
}
