/** Has something done when this process ends, however it does: Ctrl-C ends it before anything that comes after what is under way. */
export function atEnd(work: () => void): void {
  process.once('exit', work);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
