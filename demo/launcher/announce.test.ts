import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { announce } from './announce';
import { findRunning, requireAlone, takeMark } from './running-mark';

const PAGE = 'http://127.0.0.1:9090/user/';

const markFile = () => join(mkdtempSync(join(tmpdir(), 'vigie-')), 'cache/running.json');

it('refuses a second demo from the start of the first one until its end', async () => {
  const file = markFile();
  const { end } = await announce(PAGE, file);
  await expect(requireAlone(file)).rejects.toThrow(`running already: ${PAGE}`);
  await end();
  await expect(requireAlone(file)).resolves.toBeUndefined();
});

it.each([
  ['without an earlier demo', undefined],
  ['after a killed demo', spawnSync('true').pid],
])('lets only one of two simultaneous starts run, %s', async (_, killed) => {
  const file = markFile();
  if (killed !== undefined) await takeMark({ pid: killed, pageUrl: PAGE, controlUrl: 'http://127.0.0.1:9' }, file);
  const begun = await Promise.allSettled([announce(PAGE, file), announce(PAGE, file)]);
  const [refused] = begun.flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []));
  expect(refused).toContain(`running already: ${PAGE}`);
  expect(readdirSync(dirname(file))).toEqual(['running.json']);
  for (const one of begun) if (one.status === 'fulfilled') await one.value.end();
  expect(readdirSync(dirname(file))).toEqual([]);
});

it('delays an incident requested during the start until the stack is running', async () => {
  const file = markFile();
  const { runs, end } = await announce(PAGE, file);
  const { controlUrl = '' } = (await findRunning(file)) ?? {};
  const headers = { 'content-type': 'application/json' };
  const asked = fetch(`${controlUrl}/incidents`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name: 'all-down', service: 'backend' }),
  });
  runs({ incident: (name, service) => Promise.resolve({ did: `${name} ${service}`, expect: 'Look.' }) });
  expect(await (await asked).json()).toEqual({ did: 'all-down backend', expect: 'Look.' });
  await end();
});
