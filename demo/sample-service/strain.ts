import type { Behaviour } from './behaviour';
import type { Controlled } from './control-route';

/** Long enough for a busy stretch to be felt by a request that meets it. */
const BUSY_PERIOD_MS = 800;

/** Beyond the limit of HighMemoryUsage, but not so far that a leak which nobody stops takes the machine down. */
export const MOST_LEAKED = 1.2e9;

/** Keep the process as busy and as leaky as its behaviour says, for as long as it lives. */
export function strain(controlled: Controlled<Behaviour>): void {
  const busy = () => {
    const until = performance.now() + BUSY_PERIOD_MS * controlled.current.busyShare;
    while (performance.now() < until);
  };
  setInterval(busy, BUSY_PERIOD_MS).unref();

  let leaked: Buffer[] = [];
  const leak = () => {
    const bytes = controlled.current.leakBytesPerSecond;
    // Filled, because untouched pages of an allocation do not count as resident memory.
    if (bytes === 0) leaked = [];
    else if (leaked.length * bytes < MOST_LEAKED) leaked.push(Buffer.alloc(bytes, 1));
  };
  setInterval(leak, 1000).unref();
}
