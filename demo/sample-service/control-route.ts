import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';

export type Controlled<T> = { current: T };

/**
 * `GET /control` returns the current behaviour, `POST /control` merges a partial one into it, `DELETE /control` resets
 * it. Accepts JSON only: for JSON to another origin a browser sends a preflight, which is not answered, so that no
 * other web page can use this route.
 */
export function addControlRoute<T extends object>(
  app: FastifyInstance,
  schema: v.GenericSchema<T>,
  controlled: Controlled<T>,
): void {
  const first = controlled.current;
  app.get('/control', () => controlled.current);
  app.post('/control', (request, reply) => {
    const patch = v.safeParse(v.looseObject({}), request.body);
    if (!patch.success) return reply.code(400).send({ error: v.summarize(patch.issues) });
    const merged = v.safeParse(schema, { ...controlled.current, ...patch.output });
    if (!merged.success) return reply.code(400).send({ error: v.summarize(merged.issues) });
    controlled.current = merged.output;
    return controlled.current;
  });
  app.delete('/control', () => (controlled.current = first));
}
