import type { Behaviour } from './behaviour';
import type { Controlled } from './control-route';

const BUSY_PERIOD_MS = 100;

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
    if (bytes > 0) leaked.push(Buffer.alloc(bytes, 1));
    else leaked = [];
  };
  setInterval(leak, 1000).unref();
}
