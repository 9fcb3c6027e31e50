import type { Behaviour } from './behaviour';
import type { Controlled } from './control-route';

/** Long enough for requests to notice a busy phase. */
const BUSY_PERIOD_MS = 800;

/** Above the limit of HighMemoryUsage, but low enough not to exhaust the machine. */
export const MAX_LEAKED = 1.2e9;

/** Applies busyShare and leakBytesPerSecond for the lifetime of the process. */
export function strain(controlled: Controlled<Behaviour>): void {
  const busy = () => {
    const until = performance.now() + BUSY_PERIOD_MS * controlled.current.busyShare;
    while (performance.now() < until);
  };
  setInterval(busy, BUSY_PERIOD_MS).unref();

  let leaked: Buffer[] = [];
  const leak = () => {
    const bytes = controlled.current.leakBytesPerSecond;
    // Filled, because untouched pages do not count as resident memory.
    if (bytes === 0) leaked = [];
    else if (leaked.length * bytes < MAX_LEAKED) leaked.push(Buffer.alloc(bytes, 1));
  };
  setInterval(leak, 1000).unref();
}
