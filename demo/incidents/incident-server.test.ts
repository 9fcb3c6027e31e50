import { describe, expect, it } from 'vitest';
import { createIncidentServer } from './incident-server';

function server() {
  const happened: string[] = [];
  const app = createIncidentServer(async (name, service) => {
    happened.push(`${name} ${service}`);
    return { did: 'Done.', expect: 'Look.' };
  });
  return { app, happened };
}

describe('the incident server', () => {
  it('causes an incident and returns its description', async () => {
    const { app, happened } = server();
    const { json } = await app.inject({
      method: 'POST',
      url: '/incidents',
      payload: { name: 'all-down', service: 'backend' },
    });
    expect(json()).toEqual({ did: 'Done.', expect: 'Look.' });
    expect(happened).toEqual(['all-down backend']);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain'])(
    'refuses %s, which a form on any web page could send',
    async (type) => {
      const { app, happened } = server();
      const payload = '{"name":"all-down","service":"backend"}';
      const { statusCode } = await app.inject({
        method: 'POST',
        url: '/incidents',
        headers: { 'content-type': type },
        payload,
      });
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(happened).toEqual([]);
    },
  );

  it('refuses an unknown incident by name', async () => {
    const { app } = server();
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/incidents',
      payload: { name: 'flood', service: 'backend' },
    });
    expect(statusCode).toBe(400);
    expect(body).toContain('flood');
  });
});
