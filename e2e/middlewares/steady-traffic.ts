/** One request of the cycle, and the status expected. */
type Planned = { method: 'GET' | 'POST'; path: string; endpoint: string; status: number };

const products: Planned = { method: 'GET', path: '/products', endpoint: '/products', status: 200 };
const order: Planned = { method: 'GET', path: '/orders/7', endpoint: '/orders/:id', status: 200 };
const missing: Planned = { method: 'GET', path: '/orders/0', endpoint: '/orders/:id', status: 404 };
const created: Planned = { method: 'POST', path: '/orders', endpoint: '/orders', status: 201 };
const failing: Planned = { method: 'POST', path: '/orders?fail=1', endpoint: '/orders', status: 500 };

/** Ten requests: one fails with 500, one with 404. */
const ROUND: readonly Planned[] = [
  products,
  order,
  products,
  created,
  products,
  missing,
  products,
  order,
  failing,
  products,
];

/** Interval between requests. */
const EVERY_MS = 100;

/** The share of requests that match. */
export const shareOf = (matches: (planned: Planned) => boolean): number => ROUND.filter(matches).length / ROUND.length;

/**
 * `rate`: requests sent per second between two instants in Unix seconds, because a busy machine does not send evenly.
 * `meanSeconds`: mean duration measured by the client, which is longer than that measured by the service.
 */
export type SteadyTraffic = {
  rate: (from: number, to: number) => number;
  meanSeconds: () => number;
  stop: () => Promise<void>;
};

async function send(url: string, { method, path, status }: Planned): Promise<number> {
  const began = performance.now();
  const response = await fetch(url + path, { method });
  await response.body?.cancel();
  if (response.status !== status)
    throw new Error(`${method} ${url}${path} was answered with ${response.status} instead of ${status}`);
  return (performance.now() - began) / 1000;
}

/** Sends each request once, so that every series exists before it is read. */
export async function sendEach(url: string): Promise<void> {
  for (const planned of new Set(ROUND)) await send(url, planned);
}

/** Sends requests until stopped. `stop` rejects if a response was unexpected. */
export function steadyTraffic(url: string): SteadyTraffic {
  const open = new Set<Promise<void>>();
  const sentAt: number[] = [];
  let [answered, seconds] = [0, 0];
  let failure: Error | undefined;
  const timer = setInterval(() => {
    const planned = ROUND[sentAt.length % ROUND.length] ?? products;
    sentAt.push(Date.now() / 1000);
    const asked = send(url, planned).then(
      (took) => void ([answered, seconds] = [answered + 1, seconds + took]),
      (error: unknown) => void (failure ??= error instanceof Error ? error : new Error(String(error))),
    );
    open.add(asked);
    void asked.then(() => open.delete(asked));
  }, EVERY_MS);
  return {
    rate: (from, to) => sentAt.filter((at) => at > from && at <= to).length / (to - from),
    meanSeconds: () => seconds / answered,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      if (failure !== undefined) throw failure;
    },
  };
}
