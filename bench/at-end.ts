/** Runs a cleanup when this process ends, also by Ctrl-C, after which code that awaits something never continues. */
export function atEnd(work: () => void): void {
  process.once('exit', work);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
