import { ancestor } from '../processes/ancestry';
import { isAlive } from '../processes/is-alive';

const WATCH_MS = 1000;

/** The process id of the npm that started this process; a shell in between would outlive npm. */
function findNpm(): number {
  const started = ancestor(process.ppid);
  return started?.command.endsWith('sh') ? started.parent : process.ppid;
}

/**
 * Resolves when the launcher must end: Ctrl-C, `kill`, a closed terminal, or the end of the npm that started it. If
 * that was before this call, `startedBy` is no longer the parent.
 */
export function untilEnded(startedBy: number): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    // Only under npm, which waits for this process: with `node demo/start.js` in the background the shell may be
    // closed.
    if (process.env['npm_lifecycle_event'] === undefined) return;
    if (process.ppid !== startedBy) resolve();
    const npm = findNpm();
    setInterval(() => isAlive(npm) || resolve(), WATCH_MS).unref();
  });
}
