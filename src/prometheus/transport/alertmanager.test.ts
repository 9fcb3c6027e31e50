import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { createAlertmanager } from './alertmanager';

const ALERT = {
  labels: { alertname: 'A', __proto__x: 'y' },
  annotations: {},
  startsAt: '2026-11-20T13:00:00.000Z',
  endsAt: '2026-11-20T14:00:00.000Z',
  updatedAt: '2026-11-20T13:00:00.000Z',
  fingerprint: 'f',
  receivers: [{ name: 'web' }],
  status: { state: 'suppressed', silencedBy: ['s1'], inhibitedBy: [] },
};

/** Asks an Alertmanager that answers `body` to everything; returns the path that was asked, or the error. */
async function ask<T>(
  body: string,
  question: (url: string) => Promise<T>,
  status = 200,
): Promise<{ answer: unknown; path: string }> {
  let path = '';
  const server = createServer((request, response) => {
    path = request.url ?? '';
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/am/`;
  const answer = await question(url).catch((error: unknown) => error);
  server.closeAllConnections();
  server.close();
  return { answer, path };
}

const alerts = (url: string) => createAlertmanager(url, 'http://page.example/').alerts(new AbortController().signal);
const silences = (url: string) =>
  createAlertmanager(url, 'http://page.example/').silences(new AbortController().signal);

test('an alert says which silences keep it quiet', async () => {
  const { answer, path } = await ask(JSON.stringify([ALERT, { labels: {} }]), alerts);
  expect(path).toBe('/am/api/v2/alerts?active=true&silenced=true&inhibited=true');
  expect(answer).toMatchObject({
    items: [
      {
        state: 'suppressed',
        silencedBy: ['s1'],
        inhibitedBy: [],
        mutedBy: [],
        receivers: ['web'],
        startsAt: Date.UTC(2026, 10, 20, 13) / 1000,
      },
    ],
    warnings: ['left out 1 that cannot be read.'],
  });
});

test('silences say who set them, why and until when', async () => {
  const silence = {
    id: 's1',
    status: { state: 'active' },
    createdBy: 'ann',
    comment: 'deploy',
    startsAt: ALERT.startsAt,
    endsAt: ALERT.endsAt,
    matchers: [],
  };
  const { answer } = await ask(JSON.stringify([silence]), silences);
  expect(answer).toMatchObject({
    items: [
      { id: 's1', state: 'active', createdBy: 'ann', comment: 'deploy', endsAt: Date.UTC(2026, 10, 20, 14) / 1000 },
    ],
    warnings: [],
  });
});

test('where nobody has silenced anything, and nothing fires, the list is empty and no error', async () => {
  for (const question of [alerts, silences])
    expect((await ask<unknown>('[]', question)).answer).toEqual({ items: [], warnings: [] });
});

test.each([
  ['<html>Log in</html>', 200, 'unauthorized'],
  ['{"code":5}', 200, 'malformed'],
  ['[null, {}]', 200, 'malformed'],
  ['', 503, 'overloaded'],
  ['nope', 404, 'malformed'],
])('%j with status %d is an error', async (body, status, kind) => {
  expect((await ask(body, alerts, status)).answer).toMatchObject({ name: 'PrometheusError', kind });
});

test('what is no Alertmanager is called that, and not a Prometheus', async () => {
  const said = async (body: string, status: number) =>
    String((await ask(body, alerts, status)).answer).replace(/http\S+/, 'URL');
  expect(await said('{"code":5}', 200)).toBe(
    'PrometheusError: URL answered something that is not the Alertmanager API.',
  );
  expect(await said('', 404)).toBe(
    'PrometheusError: No Alertmanager API at URL (404 Not Found): is the path of the address right?',
  );
  expect(await said('', 502)).toBe(
    'PrometheusError: The proxy in front of Alertmanager cannot reach it (502 Bad Gateway).',
  );
});

test.each([
  ['an envelope', '{"status":"error","errorType":"internal","error":"stone 7 is loose"}', 200],
  ['a message', '{"code":500,"message":"stone 7 is loose"}', 200],
  ['its own API', '"stone 7 is loose"', 500],
])('what an Alertmanager says went wrong is told in its own words: %s', async (_, body, status) => {
  expect(String((await ask(body, silences, status)).answer)).toContain('stone 7 is loose');
});

test('an Alertmanager that is not there cannot be reached', async () => {
  await expect(alerts('http://127.0.0.1:1/')).rejects.toMatchObject({ kind: 'unreachable' });
  await expect(alerts('file:///etc')).rejects.toMatchObject({ kind: 'unreachable' });
});

test('a caller that gives up gets its own reason', async () => {
  const leaving = new AbortController();
  const asked = createAlertmanager('http://127.0.0.1:1/', 'http://page.example/').alerts(leaving.signal);
  leaving.abort(new Error('left'));
  await expect(asked).rejects.toThrow('left');
});
