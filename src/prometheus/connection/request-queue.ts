import { PrometheusError } from '@/prometheus/prometheus-error';

/**
 * `urgent` is what tells whether anything is wrong: rules, alerts, targets, the probe. `visible` is on the screen,
 * `rest` is not.
 */
export type Priority = 'urgent' | 'visible' | 'background';

export type QueuedRequest<T> = {
  /** Requests with the same key are one request, whoever asks. */
  key: string;
  /** Asked again whenever a place becomes free, because a panel may scroll into view while it waits. */
  priority: () => Priority;
  /** Seconds from sending to giving up; waiting for a place does not count. */
  deadline: number;
  signal: AbortSignal;
  send: (signal: AbortSignal) => Promise<T>;
  /** The error with which it is given up while it waits; null as long as it may be sent. */
  refusal?: () => Error | null;
  /**
   * Called with the error or null when the request has ended, before the next one is sent, and once however many asked.
   * Not called for requests that were never sent.
   */
  onEnd?: (error: unknown) => void;
};

/**
 * The browser opens six connections per host: with six hung requests not even the alerts would get through any more.
 */
const PLACES = 4;

/** One place of the four is kept for `urgent` requests. */
const PLACES_NOT_URGENT = PLACES - 1;

const RANK: Readonly<Record<Priority, number>> = { urgent: 0, visible: 1, background: 2 };

export type RequestQueue = {
  /** Rejects with a PrometheusError once the deadline has passed, or with the signal's reason once it is aborted. */
  run<T>(request: QueuedRequest<T>): Promise<T>;
  /** How many requests are under way. */
  readonly inFlight: number;
};

const NEVER_REFUSED = () => null;
const IGNORED = () => undefined;

type Answer = { promise: Promise<unknown>; resolve: (value: unknown) => void; reject: (reason: unknown) => void };

type Job = Required<Pick<QueuedRequest<unknown>, 'key' | 'deadline' | 'send' | 'refusal' | 'onEnd'>> & {
  priorities: (() => Priority)[];
  abort: AbortController;
  /** How many still want the answer. */
  wanted: number;
  /** Whether it was sent as an urgent one; meaningless while it waits. */
  urgent: boolean;
  answer: Answer;
};

/**
 * At most four requests in flight, the most important first, identical ones asked once. It keeps no timer but the
 * deadlines.
 */
export function createRequestQueue(): RequestQueue {
  return new Queue();
}

class Queue implements RequestQueue {
  private readonly jobs = new Map<string, Job>();
  private waiting: Job[] = [];
  private readonly flying = new Set<Job>();

  get inFlight(): number {
    return this.flying.size;
  }

  run<T>({
    key,
    priority,
    deadline,
    signal,
    send,
    refusal = NEVER_REFUSED,
    onEnd = IGNORED,
  }: QueuedRequest<T>): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const job = this.jobs.get(key) ?? this.add({ key, priorities: [], deadline, send, refusal, onEnd, ...newJob() });
    job.priorities.push(priority);
    job.wanted++;
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        reject(signal.reason as Error);
        this.leave(job, signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      // Equal keys promise equal answers, so the answer is a T whoever asked first.
      void job.answer.promise
        .then((value) => resolve(value as T), reject)
        .finally(() => signal.removeEventListener('abort', onAbort));
      this.fill();
    });
  }

  private add(job: Job): Job {
    this.jobs.set(job.key, job);
    this.waiting.push(job);
    return job;
  }

  private fill(): void {
    this.giveUpRefused();
    for (let job = this.next(); job; job = this.next()) void this.fly(job);
  }

  private giveUpRefused(): void {
    for (const job of this.waiting) {
      const refusal = job.refusal();
      if (refusal === null) continue;
      this.waiting = this.waiting.filter((other) => other !== job);
      this.forget(job);
      job.answer.reject(refusal);
    }
  }

  /** Takes the most important request that may be sent now; among equals the one that has waited longest. */
  private next(): Job | undefined {
    if (this.flying.size >= PLACES) return undefined;
    const ranked = this.waiting.map((job) => ({
      job,
      rank: Math.min(...job.priorities.map((priority) => RANK[priority()])),
    }));
    const best = ranked.reduce<(typeof ranked)[number] | undefined>(
      (first, other) => (first && first.rank <= other.rank ? first : other),
      undefined,
    );
    if (!best) return undefined;
    best.job.urgent = best.rank === RANK.urgent;
    if (!best.job.urgent && [...this.flying].filter((job) => !job.urgent).length >= PLACES_NOT_URGENT) return undefined;
    this.waiting = this.waiting.filter((job) => job !== best.job);
    return best.job;
  }

  private async fly(job: Job): Promise<void> {
    const { abort, answer, deadline, onEnd } = job;
    this.flying.add(job);
    // The error is made when it is needed: with tools attached the browser reads the script again for each one.
    const timer = setTimeout(
      () => abort.abort(new PrometheusError('unreachable', `No answer within ${Number(deadline.toFixed(1))} s.`)),
      deadline * 1000,
    );
    // A request that does not heed its signal must not keep its place.
    const aborted = new Promise<never>((_, reject) =>
      abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error)),
    );
    try {
      const value = await Promise.race([job.send(abort.signal), aborted]);
      onEnd(null);
      answer.resolve(value);
    } catch (error) {
      onEnd(error);
      answer.reject(error);
    } finally {
      clearTimeout(timer);
      this.flying.delete(job);
      this.forget(job);
      this.fill();
    }
  }

  private leave(job: Job, reason: unknown): void {
    job.wanted--;
    if (job.wanted > 0) return;
    // A new request with this key must not join one that is being given up.
    this.forget(job);
    this.waiting = this.waiting.filter((other) => other !== job);
    job.abort.abort(reason);
  }

  private forget(job: Job): void {
    if (this.jobs.get(job.key) === job) this.jobs.delete(job.key);
  }
}

function newJob(): Pick<Job, 'abort' | 'wanted' | 'urgent' | 'answer'> {
  let resolve: Answer['resolve'] = () => undefined;
  let reject: Answer['reject'] = () => undefined;
  const promise = new Promise<unknown>((onAnswer, onError) => {
    resolve = onAnswer;
    reject = onError;
  });
  return { abort: new AbortController(), wanted: 0, urgent: false, answer: { promise, resolve, reject } };
}
