import { type Envelope, openEnvelope } from '@/prometheus/decode/envelope';
import { type Answer, failureOfBody } from '@/prometheus/decode/failure';
import type { ServerClock } from '@/prometheus/server/clock';
import { TransportError, type TransportResponse } from './axios-over-fetch';
import { failureOfTransport } from './transport-failure';

/**
 * How one request is completed and its answer decoded. `read` returns null where the data is not what this endpoint
 * answers.
 */
export type Reading<T> = {
  /**
   * Whether the answer cannot come from a cache on the way, because queries are posted or name their time. The `Date`
   * of a cached answer would be old.
   */
  isNew?: boolean;
  /**
   * For a query without a time: when the server evaluated it, by its own clock, Unix seconds; NaN where the answer does
   * not say.
   */
  evaluatedAt?: (data: unknown) => number;
  /** Added to the parameters that the library sends; null removes one. */
  parameters?: Readonly<Record<string, string | null>>;
  read: (envelope: Envelope, tookMs: number) => T | null;
};

/** An answer that every method of the library accepts: they read only these two fields. */
const NEUTRAL = { status: 'success', data: { resultType: 'scalar', result: [] } };

/**
 * One request and its answer, as the two interceptors of the library see them. The answer is read here and kept, and
 * the library is handed a neutral one, because it would turn ±Inf into NaN, throw on native histograms, and drop
 * warnings, rule states and errors.
 */
export class Exchange<T> {
  /** What was read, once `receive` has run. */
  result: T | null = null;
  /** How it was asked, once `send` has run. */
  method = '';
  /** Whether the request was redirected: most redirects drop a posted body. */
  isSentOn = false;
  /** When it was sent by the browser's clock, with which the server's is compared. */
  private sentMs = 0;
  /** The same by the clock that nobody can set, for how long the answer took; milliseconds. */
  private startedMs = 0;

  constructor(
    private readonly reading: Reading<T>,
    private readonly clock: ServerClock,
    private readonly signal: AbortSignal,
  ) {}

  /** The request with the signal and with the parameters that the library does not know. */
  readonly send = <R extends { params?: unknown; data?: unknown; method?: string }>(
    request: R,
  ): R & { signal: AbortSignal } => {
    const carrier = request.method === 'POST' ? request.data : request.params;
    if (carrier instanceof URLSearchParams) {
      for (const [name, value] of Object.entries(this.reading.parameters ?? {})) {
        if (value === null) carrier.delete(name);
        else carrier.set(name, value);
      }
    }
    this.method = request.method ?? '';
    this.sentMs = this.clock.browserMs();
    this.startedMs = performance.now();
    return { ...request, signal: this.signal };
  };

  readonly receive = <R extends object>(response: R): R => {
    // The library types what it hands over as axios' own response; the transport in axios' place made this one.
    const answer = answerOf(response as unknown as TransportResponse);
    this.observe(answer);
    const envelope = openEnvelope(answer);
    this.observeEvaluation(envelope.data);
    const result = this.reading.read(envelope, performance.now() - this.startedMs);
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
    // `Age` tells for how long a cache has kept the answer.
    if (this.reading.isNew && !(Number(headers.get('age')) > 0)) this.clock.observe(headers.get('date'), this.sentMs);
  }

  private observeEvaluation(data: unknown): void {
    const { clock, reading } = this;
    if (reading.evaluatedAt === undefined) return;
    // A GET without a time may be answered from a cache: it is believed only while nothing else tells the time.
    if (this.method === 'POST' || clock.skew() === null || clock.isInDoubt())
      clock.observeEvaluation(reading.evaluatedAt(data), this.sentMs);
  }
}

function answerOf({ status, statusText, headers, url, data }: TransportResponse): Answer {
  return { status, statusText, headers, url, body: data };
}
