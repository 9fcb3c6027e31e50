import Fastify from 'fastify';
import { serve } from '../sample-service/serve';

/** Enough for days of the demo. */
const MAX_KEPT = 1000;

type Notification = { receivedAt: string; body: unknown };

/** The notifications received from Alertmanager, oldest first, for tests and for looking at them. */
const notifications: Notification[] = [];

const app = Fastify({ forceCloseConnections: true });
app.post('/notifications', (request) => {
  notifications.push({ receivedAt: new Date().toISOString(), body: request.body });
  if (notifications.length > MAX_KEPT) notifications.shift();
  return { kept: notifications.length };
});
app.get('/notifications', () => notifications);
await serve(app);
