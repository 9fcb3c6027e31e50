import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilTold } from './until-told';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let before: Map<NodeJS.Signals, unknown[]>;
beforeEach(() => void (before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]))));
afterEach(() => {
  vi.unstubAllEnvs();
  for (const signal of SIGNALS)
    for (const listener of process.listeners(signal))
      if (!before.get(signal)?.includes(listener)) process.off(signal, listener);
});

const isTold = (told: Promise<void>) =>
  Promise.race([told.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))]);

/** What one signal reaches here: the listeners of this call, and not those of the test runner. */
function send(signal: NodeJS.Signals): void {
  for (const listener of process.listeners(signal)) if (!before.get(signal)?.includes(listener)) listener(signal);
}

test.each(SIGNALS)('%s ends the launcher', async (signal) => {
  const told = untilTold(process.ppid);
  expect(await isTold(told)).toBe(false);
  send(signal);
  expect(await isTold(told)).toBe(true);
});

test('so does the end of the npm that started it, also where that came before anybody waited for it', async () => {
  vi.stubEnv('npm_lifecycle_event', 'start');
  expect(await isTold(untilTold(process.ppid))).toBe(false);
  expect(await isTold(untilTold(process.ppid + 1))).toBe(true);
});

test('but not the end of a shell that put it into the background', async () => {
  vi.stubEnv('npm_lifecycle_event', undefined);
  expect(await isTold(untilTold(process.ppid + 1))).toBe(false);
});
