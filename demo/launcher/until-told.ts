import { ancestor } from '../processes/ancestry';
import { isAlive } from '../processes/is-alive';

const WATCH_MS = 1000;

/** The process id of the npm that started this process; there may be a shell in between, which would outlive npm. */
function findNpm(): number {
  const started = ancestor(process.ppid);
  return started?.command.endsWith('sh') ? started.parent : process.ppid;
}

/**
 * Resolves when the launcher is to end: Ctrl-C, `kill`, a closed terminal, or the death of the npm that started it, be
 * it before this call: then `startedBy` is no longer the parent.
 */
export function untilTold(startedBy: number): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    // Only under npm, which waits for us: somebody who puts `node demo/start.js` into the background may well close the
    // shell behind it.
    if (process.env['npm_lifecycle_event'] === undefined) return;
    if (process.ppid !== startedBy) resolve();
    const npm = findNpm();
    setInterval(() => isAlive(npm) || resolve(), WATCH_MS).unref();
  });
}
