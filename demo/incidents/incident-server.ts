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
 * Lets other processes cause incidents with `POST /incidents`. Accepts JSON only: for JSON to another origin a browser
 * sends a preflight, which is not answered, so that no other web page can cause incidents.
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
