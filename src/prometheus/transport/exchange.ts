import { type Envelope, openEnvelope } from '@/prometheus/decode/envelope';
import { type Answer, failureOfBody } from '@/prometheus/decode/failure';
import type { ServerClock } from '@/prometheus/server/clock';
import { TransportError, type TransportResponse } from './axios-over-fetch';
import { failureOfTransport } from './transport-failure';

/** How one request is completed and its answer read. null from `read` means that the data is no such answer. */
export type Reading<T> = {
  /** Whether the answer cannot be one that a cache on the way has kept: queries are posted, or name their time. Of what was kept the `Date` is old. */
  isNew?: boolean;
  /** When the server evaluated what was asked of now, by its own clock, Unix seconds; NaN where it does not say. */
  evaluatedAt?: (data: unknown) => number;
  /** Added to what the library sends, or taken away where null. */
  parameters?: Readonly<Record<string, string | null>>;
  read: (envelope: Envelope, tookMs: number) => T | null;
};

/** Passes through every method of the library unharmed: it asks for nothing but these two fields. */
const NEUTRAL = { status: 'success', data: { resultType: 'scalar', result: [] } };

/**
 * One request and its answer, as the two interceptors of the library see them. The answer is read here and kept, and the library is handed
 * a neutral one, because it would turn ±Inf into NaN, throw on native histograms, and drop warnings, rule states and errors.
 */
export class Exchange<T> {
  /** What was read, once `receive` has run. */
  result: T | null = null;
  /** How it was asked, once `send` has run. */
  method = '';
  /** Whether somebody sent the question on: most redirects leave behind what was posted. */
  isSentOn = false;
  private sentMs = 0;
  private sentAt = 0;

  constructor(
    private readonly reading: Reading<T>,
    private readonly clock: ServerClock,
    private readonly signal: AbortSignal,
  ) {}

  /** The request with the signal and with the parameters that the library does not know. */
  readonly send = <R extends { params?: unknown; data?: unknown; method?: string }>(request: R): R & { signal: AbortSignal } => {
    const carrier = request.method === 'POST' ? request.data : request.params;
    if (carrier instanceof URLSearchParams) {
      for (const [name, value] of Object.entries(this.reading.parameters ?? {})) {
        if (value === null) carrier.delete(name);
        else carrier.set(name, value);
      }
    }
    this.method = request.method ?? '';
    this.sentMs = this.clock.browserMs();
    this.sentAt = performance.now();
    return { ...request, signal: this.signal };
  };

  readonly receive = <R extends object>(response: R): R => {
    // The library types what it hands over as axios' own response; the transport in axios' place made this one.
    const answer = answerOf(response as unknown as TransportResponse);
    this.observe(answer);
    const envelope = openEnvelope(answer);
    this.observeEvaluation(envelope.data);
    const result = this.reading.read(envelope, performance.now() - this.sentAt);
    if (result === null) throw failureOfBody(answer);
    this.result = result;
    return { ...response, data: NEUTRAL };
  };

  /** Always throws: the PrometheusError for what happened. */
  fail(error: unknown, url: string, pageUrl: string): never {
    if (error instanceof TransportError && error.response) {
      this.observe(error.response);
      this.isSentOn = error.response.redirected;
    }
    throw failureOfTransport(error, url, pageUrl);
  }

  private observe({ headers }: Pick<Answer, 'headers'>): void {
    // A cache that has kept an answer says for how long.
    if (this.reading.isNew && !(Number(headers.get('age')) > 0)) this.clock.observe(headers.get('date'), this.sentMs);
  }

  private observeEvaluation(data: unknown): void {
    const { clock, reading } = this;
    if (reading.evaluatedAt === undefined) return;
    // What was not posted and names no time may be what a cache has kept: believed where nothing else tells the time.
    if (this.method === 'POST' || clock.skew() === null || clock.isInDoubt()) clock.observeEvaluation(reading.evaluatedAt(data), this.sentMs);
  }
}

function answerOf({ status, statusText, headers, url, data }: TransportResponse): Answer {
  return { status, statusText, headers, url, body: data };
}
