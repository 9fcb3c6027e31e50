import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilEnded } from './until-ended';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let before: Map<NodeJS.Signals, unknown[]>;
beforeEach(() => void (before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]))));
afterEach(() => {
  vi.unstubAllEnvs();
  for (const signal of SIGNALS)
    for (const listener of process.listeners(signal))
      if (!before.get(signal)?.includes(listener)) process.off(signal, listener);
});

const isEnded = (ended: Promise<void>) =>
  Promise.race([ended.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))]);

/** Calls only the listeners under test, not those of the test runner. */
function send(signal: NodeJS.Signals): void {
  for (const listener of process.listeners(signal)) if (!before.get(signal)?.includes(listener)) listener(signal);
}

test.each(SIGNALS)('%s ends the launcher', async (signal) => {
  const ended = untilEnded(process.ppid);
  expect(await isEnded(ended)).toBe(false);
  send(signal);
  expect(await isEnded(ended)).toBe(true);
});

test('the end of the npm that started the launcher ends it, even if that was earlier', async () => {
  vi.stubEnv('npm_lifecycle_event', 'start');
  expect(await isEnded(untilEnded(process.ppid))).toBe(false);
  expect(await isEnded(untilEnded(process.ppid + 1))).toBe(true);
});

test('the end of the shell that started it in the background does not end the launcher', async () => {
  vi.stubEnv('npm_lifecycle_event', undefined);
  expect(await isEnded(untilEnded(process.ppid + 1))).toBe(false);
});
