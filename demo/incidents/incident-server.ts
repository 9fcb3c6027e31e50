import Fastify, { type FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { VisitedService } from '../load/send-requests';
import { INCIDENT_NAMES, type IncidentName, type IncidentReport } from './incident';

export const IncidentRequest = v.object({ name: v.picklist(INCIDENT_NAMES), service: v.picklist(['shop-api', 'backend']) });

type ActOut = (name: IncidentName, service: VisitedService) => Promise<IncidentReport>;

/**
 * Lets another process ask for incidents: `POST /incidents`.
 *
 * Only a JSON object is a request, and not the text that a form of any web page could send here: a browser asks before it sends JSON to another
 * origin, and nobody says yes.
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
