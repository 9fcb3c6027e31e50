const WATCH_MS = 1000;

/** Resolves when the launcher is to end: Ctrl-C, `kill`, a closed terminal, or the death of the npm that started it. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    // Only under npm, which waits for us: somebody who puts `node demo/start.js` into the background may well close the shell behind it.
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || resolve(), WATCH_MS).unref();
  });
}
