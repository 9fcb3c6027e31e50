import { PrometheusError } from './prometheus-error';

/** `urgent` is what tells whether anything is wrong: rules, alerts, targets, the probe. `visible` is on the screen, `rest` is not. */
export type Priority = 'urgent' | 'visible' | 'rest';

export type QueuedRequest<T> = {
  /** Requests with the same key are one request, whoever asks. */
  key: string;
  /** Asked again whenever a place becomes free, because a panel may scroll into view while it waits. */
  priority: () => Priority;
  /** Seconds from sending to giving up; waiting for a place does not count. */
  deadline: number;
  signal: AbortSignal;
  send: (signal: AbortSignal) => Promise<T>;
};

export type RequestQueue = {
  /** Rejects with a PrometheusError once the deadline has passed, or with the signal's reason once it is aborted. */
  run<T>(request: QueuedRequest<T>): Promise<T>;
  inFlight(): number;
};

/** The browser opens six connections per host: with six hung requests not even the alerts would get through any more. */
const PLACES = 4;

/** One place of the four is kept for `urgent` requests. */
const PLACES_NOT_URGENT = PLACES - 1;

const RANK: Readonly<Record<Priority, number>> = { urgent: 0, visible: 1, rest: 2 };

type Job = {
  request: QueuedRequest<unknown>;
  abort: AbortController;
  /** How many still want the answer. */
  wanted: number;
  urgent: boolean;
  answer: Promise<unknown>;
  settle: { resolve: (value: unknown) => void; reject: (reason: unknown) => void };
};

export function createRequestQueue(): RequestQueue {
  const jobs = new Map<string, Job>();
  const waiting: Job[] = [];
  const flying = new Set<Job>();

  function fill(): void {
    for (let job = takeNext(waiting, flying); job; job = takeNext(waiting, flying)) void fly(job);
  }

  async function fly(job: Job): Promise<void> {
    flying.add(job);
    const { request, abort } = job;
    const timer = setTimeout(() => abort.abort(tooLate(request.deadline)), request.deadline * 1000);
    try {
      job.settle.resolve(await Promise.race([request.send(abort.signal), whenAborted(abort.signal)]));
    } catch (error) {
      job.settle.reject(error);
    } finally {
      clearTimeout(timer);
      flying.delete(job);
      forget(job);
      fill();
    }
  }

  function forget(job: Job): void {
    if (jobs.get(job.request.key) === job) jobs.delete(job.request.key);
  }

  function leave(job: Job, reason: unknown): void {
    job.wanted--;
    if (job.wanted > 0) return;
    // A new request for the same key must not join one that is being given up.
    forget(job);
    job.abort.abort(reason);
    const place = waiting.indexOf(job);
    if (place === -1) return;
    waiting.splice(place, 1);
    job.settle.reject(reason);
  }

  return {
    inFlight: () => flying.size,
    async run<T>(request: QueuedRequest<T>): Promise<T> {
      request.signal.throwIfAborted();
      let job = jobs.get(request.key);
      if (!job) {
        job = createJob(request);
        jobs.set(request.key, job);
        waiting.push(job);
      }
      const joined = job;
      joined.wanted++;
      fill();
      const given = whenAborted(request.signal);
      const onAbort = () => leave(joined, request.signal.reason);
      request.signal.addEventListener('abort', onAbort, { once: true });
      try {
        // Equal keys promise equal answers.
        return (await Promise.race([joined.answer, given])) as T;
      } finally {
        request.signal.removeEventListener('abort', onAbort);
      }
    },
  };
}
