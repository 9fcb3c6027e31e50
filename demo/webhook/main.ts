import Fastify from 'fastify';
import { serve } from '../sample-service/serve';

/** Enough for days of the demo; older ones are forgotten. */
const MOST_KEPT = 1000;

type Notification = { receivedAt: string; body: unknown };

/**
 * What Alertmanager delivered, oldest first: an inbox for tests and for people who want to see that notifications
 * arrive.
 */
const notifications: Notification[] = [];

const app = Fastify({ forceCloseConnections: true });
app.post('/notifications', (request) => {
  notifications.push({ receivedAt: new Date().toISOString(), body: request.body });
  if (notifications.length > MOST_KEPT) notifications.shift();
  return { kept: notifications.length };
});
app.get('/notifications', () => notifications);
await serve(app);
