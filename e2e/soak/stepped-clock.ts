/**
 * Interface to drive the page. `refreshes` resolves when that many refresh intervals have passed and all their requests
 * are answered and rendered.
 */
export type SteppedClock = { refreshes: (count: number, interval: number) => Promise<void> };

/** The header with the page's time for the server, Unix milliseconds. */
export const PAGE_TIME = 'x-page-time';

/**
 * Runs in the page before anything else: time only advances in whole steps, so that a day is simulated in minutes and
 * no refresh is skipped, however slow the machine is. Timers, dates and timeouts follow this clock; promises, rendering
 * and network are real.
 */
export function installSteppedClock({ start, header }: { start: number; header: string }): void {
  type Timer = { at: number; every: number | null; run: () => void };
  const timers = new Map<number, Timer>();
  const realTimeout = window.setTimeout.bind(window);
  const realClear = window.clearTimeout.bind(window);
  const realFetch = window.fetch.bind(window);
  const RealDate = Date;
  // Ids of the browser's timers are small, so these never collide.
  let lastId = 1_000_000;
  let now = start;
  let open = 0;
  let heard: () => void = () => {};
  const ended = () => {
    open -= 1;
    heard();
  };

  const add = (run: () => void, delay: number, every: number | null) => {
    lastId += 1;
    timers.set(lastId, { at: now + delay, every, run });
    return lastId;
  };
  const drop = (id?: number) => {
    if (id === undefined) return;
    if (!timers.delete(id)) realClear(id);
  };
  Object.assign(window, {
    // A timeout of 0 only defers to the next turn of the event loop.
    setTimeout: (run: () => void, delay = 0) => (delay < 1 ? realTimeout(run, 0) : add(run, delay, null)),
    setInterval: (run: () => void, delay = 0) => add(run, delay, Math.max(1, delay)),
    clearTimeout: drop,
    clearInterval: drop,
    fetch: async (address: string | URL, options: RequestInit = {}) => {
      const { origin, pathname } = new URL(String(address), location.href);
      const headers = new Headers(options.headers);
      // On another origin (Alertmanager) a custom header would cause a CORS preflight.
      if (origin === location.origin) headers.set(header, String(now));
      open += 1;
      const response = await realFetch(address, { ...options, headers }).catch((error: unknown) => {
        ended();
        throw error;
      });
      if (!pathname.includes('/api/')) {
        ended();
        return response;
      }
      // A response counts as answered when its body has been read.
      const read = response.text.bind(response);
      response.text = () => read().finally(ended);
      return response;
    },
    Date: class extends RealDate {
      constructor(...parts: []) {
        super(...((parts.length === 0 ? [now] : parts) as []));
      }
      static override now() {
        return now;
      }
    },
  });
  AbortSignal.timeout = (delay) => {
    const controller = new AbortController();
    add(() => controller.abort(new DOMException('The time is up.', 'TimeoutError')), delay, null);
    return controller.signal;
  };

  const channel = new MessageChannel();
  let woken: () => void = () => {};
  channel.port1.onmessage = () => woken();
  const turn = () => new Promise<void>((resolve) => ((woken = resolve), channel.port2.postMessage(null)));

  const pass = (milliseconds: number) => {
    const end = now + milliseconds;
    for (;;) {
      const [next] = [...timers].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at);
      if (next === undefined) break;
      const [id, timer] = next;
      now = Math.max(now, timer.at);
      if (timer.every === null) timers.delete(id);
      else timer.at += timer.every;
      timer.run();
    }
    now = end;
  };

  /**
   * Resolves when all requests are answered, without a busy loop that would take CPU from server and rendering.
   * Resolves with false if they hang, which the page's own timeout handles.
   */
  const allAnswered = () =>
    new Promise<boolean>((resolve) => {
      let patience = realTimeout(() => resolve(false), 250);
      heard = () => {
        realClear(patience);
        if (open === 0) resolve(true);
        else patience = realTimeout(() => resolve(false), 250);
      };
    });

  /** Resolves when everything is answered and rendered and no further request follows. */
  const settle = async () => {
    for (let quiet = 0; quiet < 2; quiet = open === 0 ? quiet + 1 : 0) {
      if (open > 0 && !(await allAnswered())) return;
      // After the callbacks that the page has deferred to the next turn.
      await new Promise((resolve) => realTimeout(resolve, 0));
      await turn();
    }
  };

  const refreshes = async (count: number, interval: number) => {
    for (let done = 0; done < count; done++) {
      for (let second = 0; second < interval; second++) {
        pass(1000);
        await turn();
      }
      await settle();
    }
  };
  Object.assign(globalThis, { steppedClock: { refreshes } satisfies SteppedClock });
}
